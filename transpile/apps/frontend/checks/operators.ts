/** Operators on kinds: what `tsc` lets pass beyond numbers and texts. */
import ts from 'typescript';
import { describeKind } from '../describe';
import { present, sameKind, wideningOf, type Kind } from '../kinds';
import { libraryMember } from '../library-names';
import type { CheckContext } from './context';
import { checkArithmetic } from './numbers';
import { isConcatenated } from './printing';

const K = ts.SyntaxKind;
const ORDER = [K.LessThanToken, K.LessThanEqualsToken, K.GreaterThanToken, K.GreaterThanEqualsToken];

export function checkBinary(context: CheckContext, node: ts.BinaryExpression): void {
  checkArithmetic(context, node);
  const operator = node.operatorToken.kind;
  switch (operator) {
    case K.PlusToken:
      if (!isConcatenated(context, node)) checkNumbers(context, node);
      break;
    case K.EqualsEqualsToken:
    case K.ExclamationEqualsToken:
    case K.EqualsEqualsEqualsToken:
    case K.ExclamationEqualsEqualsToken:
      checkEquality(context, node, node.left, node.right);
      break;
    case K.QuestionQuestionToken:
    case K.QuestionQuestionEqualsToken:
      checkFallback(context, node);
      break;
    case K.InKeyword:
      checkIn(context, node);
      break;
    case K.InstanceOfKeyword:
      checkInstance(context, node);
      break;
    default:
      if (ORDER.includes(operator)) checkOrder(context, node);
  }
}

/** What a function without a result gives is undefined, and its type does not say so. */
function checkFallback(context: CheckContext, { left }: ts.BinaryExpression): void {
  const kind = context.kindOf(left);
  if (kind && present(kind).kind === 'void')
    context.report(left, 'appUnsupported', "results of functions that have none, to the left of '??'");
}

/** `===` between these two; a `switch` compares so, too. */
export function checkEquality(
  context: CheckContext,
  at: ts.Node,
  left: ts.Expression,
  right: ts.Expression,
): void {
  const [a, b] = [context.kindOf(left), context.kindOf(right)];
  if (a === undefined || b === undefined) return;
  for (const kind of [a, b]) {
    if (kind.kind === 'erased') {
      return context.report(
        at,
        'appErased',
        kind.name,
        'values of numbers and texts are compared differently',
      );
    }
  }
  if (a.kind === 'absent' || b.kind === 'absent') return;
  if (!areComparable(present(a), present(b))) {
    context.report(at, 'appComparison', describeKind(a), describeKind(b));
  }
}

/** Numbers, booleans and texts by what they are, the others by which they are. */
function areComparable(a: Kind, b: Kind): boolean {
  // The checker knows that this is never reached.
  if (a.kind === 'never' || b.kind === 'never') return true;
  return sameKind(a, b) || wideningOf(a, b) === 'none' || wideningOf(b, a) === 'none';
}

function checkOrder(context: CheckContext, node: ts.BinaryExpression): void {
  const [a, b] = [context.kindOf(node.left), context.kindOf(node.right)];
  if (a === undefined || b === undefined) return;
  const isNever = a.kind === 'never' || b.kind === 'never';
  const isOrdered = isNever || (a.kind === b.kind && (a.kind === 'number' || a.kind === 'text'));
  if (!isOrdered) context.report(node, 'appComparison', describeKind(a), describeKind(b));
}

function checkNumbers(context: CheckContext, node: ts.BinaryExpression): void {
  for (const operand of [node.left, node.right]) {
    const kind = context.kindOf(operand);
    if (kind && kind.kind !== 'number') context.report(operand, 'appOperand', '+', describeKind(kind));
  }
}

function checkIn(context: CheckContext, node: ts.BinaryExpression): void {
  const kind = context.kindOf(node.right);
  if (kind && kind.kind !== 'dictionary') context.report(node, 'appOperand', 'in', describeKind(kind));
}

/** Only errors are told apart from what they are not: the variable of a `catch`. */
function checkInstance(context: CheckContext, node: ts.BinaryExpression): void {
  const isError = libraryMember(context.kinds.checker, node.right) === 'Error';
  const kind = context.kindOf(node.left);
  if (kind && !(isError && kind.kind === 'error')) {
    context.report(node, 'appOperand', 'instanceof', describeKind(kind));
  }
}

export function checkUnary(context: CheckContext, node: ts.PrefixUnaryExpression): void {
  const kind = context.kindOf(node.operand);
  if (kind === undefined) return;
  const operator = ts.tokenToString(node.operator) ?? '';
  const isNumberOf = node.operator === K.PlusToken && (kind.kind === 'text' || kind.kind === 'boolean');
  if (node.operator !== K.ExclamationToken && kind.kind !== 'number' && !isNumberOf) {
    context.report(node, 'appOperand', operator, describeKind(kind));
  }
}

export function checkDelete(context: CheckContext, node: ts.DeleteExpression): void {
  const { expression } = node;
  const isProperty = ts.isElementAccessExpression(expression) || ts.isPropertyAccessExpression(expression);
  const kind = isProperty ? context.kindOf(expression.expression) : undefined;
  if (kind && kind.kind !== 'dictionary') context.report(node, 'appOperand', 'delete', describeKind(kind));
}
