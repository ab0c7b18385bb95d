/**
 * Where a program looks whether there is something at all: `x === undefined`, `x ?? y`, `x || y`, `x?.y`, `if (x)`, `switch (x) { case undefined: }`, or
 * where its type says that there may be nothing: `const y: T | undefined = x`. An element or entry that is missing is undefined there; everywhere else it is a fault.
 */
import ts from 'typescript';
import { isEquality } from './equality';

/** Of a chain: whether what it begins with is looked for. */
export function mayBeMissing(node: ts.Expression): boolean {
  return isLookedFor(node) || (ts.isOptionalChain(node) && startsWithMissing(node));
}

function startsWithMissing(node: ts.Expression): boolean {
  if (!ts.isOptionalChain(node) || ts.isNonNullChain(node)) return false;
  return (
    (node.questionDotToken !== undefined && isLookedFor(node.expression)) ||
    startsWithMissing(node.expression)
  );
}

export function isLookedFor(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isLookedFor(parent);
  if (
    ts.isPropertyAccessExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCallExpression(parent)
  )
    return parent.expression === node && parent.questionDotToken !== undefined;
  if (ts.isSwitchStatement(parent)) return parent.caseBlock.clauses.some(isOfNothing);
  if (!ts.isBinaryExpression(parent)) return isCondition(node);
  const operator = parent.operatorToken.kind;
  if (LOOKS_LEFT.has(operator)) return parent.left === node || isLookedFor(parent);
  if (isEquality(operator)) return isNothing(parent.left === node ? parent.right : parent.left);
  return isCondition(node);
}

/** Whether it is an operand of `===` or its like, to which undefined is a value like others. */
export function isCompared(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isCompared(parent);
  return ts.isBinaryExpression(parent) && isEquality(parent.operatorToken.kind);
}

/** What is wanted here may be undefined. */
export function takesUndefined(checker: ts.TypeChecker, node: ts.Expression): boolean {
  const type = checker.getContextualType(node);
  return type?.isUnion() === true && type.types.some(({ flags }) => (flags & ts.TypeFlags.Undefined) !== 0);
}

const LOOKS_LEFT: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

const isNothing = (node: ts.Expression): boolean =>
  node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');

/** `case undefined:` */
const isOfNothing = (clause: ts.CaseOrDefaultClause): boolean =>
  ts.isCaseClause(clause) && isNothing(clause.expression);

/** Whether it is only asked if it is true. */
export function isCondition(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isCondition(parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) return parent.condition === node;
  const isLogic =
    ts.isBinaryExpression(parent) &&
    (parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      parent.operatorToken.kind === ts.SyntaxKind.BarBarToken);
  return isLogic && isCondition(parent);
}
