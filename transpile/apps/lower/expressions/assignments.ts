/** `=`, `+=` and its like, `&&=`, `||=`, `??=`. */
import ts from 'typescript';
import { NUMBER, present, TEXT } from '../../frontend/kinds';
import { targetPlace } from '../assigning';
import { assignPattern } from '../bindings';
import type { Body } from '../body';
import { local, not, number, operation, set, when } from '../build';
import { convert, narrow } from '../conversions';
import { mayFollow } from '../effects';
import { operandsOfPlace, readAt, settle, writePlace, type Place } from '../places';
import { internal } from '../refusal';
import { textOf } from '../to-text';
import type { Value } from '../value';
import { arithmeticOf, numberOf, OF_32_BITS, to32Bits } from './arithmetic';
import { isDecided } from './choices';
import { orUndefined } from './found';

export const isAssignmentOperator = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** Of an assignment whose value nobody wants. */
const NO_VALUE: Value = { code: number(0), kind: NUMBER };

export function assignment(body: Body, node: ts.BinaryExpression): Value {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) {
    const isPattern = ts.isObjectLiteralExpression(node.left) || ts.isArrayLiteralExpression(node.left);
    return isPattern ? assignPattern(body, node) : plain(body, node);
  }
  const simple = SIMPLE[operator];
  if (simple === undefined) internal(node, ts.tokenToString(operator) ?? 'an assignment');
  return isLogical(simple) ? logical(body, node, simple) : compound(body, node, simple);
}

/** Of `+=` the `+`, and so on. */
const SIMPLE: Partial<Record<ts.SyntaxKind, ts.SyntaxKind>> = {
  [ts.SyntaxKind.PlusEqualsToken]: ts.SyntaxKind.PlusToken,
  [ts.SyntaxKind.MinusEqualsToken]: ts.SyntaxKind.MinusToken,
  [ts.SyntaxKind.AsteriskEqualsToken]: ts.SyntaxKind.AsteriskToken,
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken]: ts.SyntaxKind.AsteriskAsteriskToken,
  [ts.SyntaxKind.PercentEqualsToken]: ts.SyntaxKind.PercentToken,
  [ts.SyntaxKind.LessThanLessThanEqualsToken]: ts.SyntaxKind.LessThanLessThanToken,
  [ts.SyntaxKind.GreaterThanGreaterThanEqualsToken]: ts.SyntaxKind.GreaterThanGreaterThanToken,
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken]:
    ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  [ts.SyntaxKind.AmpersandEqualsToken]: ts.SyntaxKind.AmpersandToken,
  [ts.SyntaxKind.BarEqualsToken]: ts.SyntaxKind.BarToken,
  [ts.SyntaxKind.CaretEqualsToken]: ts.SyntaxKind.CaretToken,
  [ts.SyntaxKind.AmpersandAmpersandEqualsToken]: ts.SyntaxKind.AmpersandAmpersandToken,
  [ts.SyntaxKind.BarBarEqualsToken]: ts.SyntaxKind.BarBarToken,
  [ts.SyntaxKind.QuestionQuestionEqualsToken]: ts.SyntaxKind.QuestionQuestionToken,
};

const isLogical = (operator: ts.SyntaxKind): boolean =>
  operator === ts.SyntaxKind.AmpersandAmpersandToken ||
  operator === ts.SyntaxKind.BarBarToken ||
  operator === ts.SyntaxKind.QuestionQuestionToken;

function plain(body: Body, node: ts.BinaryExpression): Value {
  const [place, value] = targetThenValue(body, node);
  if (isUnused(node)) {
    writePlace(body, place, convert(value, place.of, node.right));
    return NO_VALUE;
  }
  const kept = { ...value, code: body.keep(value.code, 'assigned') };
  writePlace(body, place, convert(kept, place.of, node.right));
  return kept;
}

/** What it takes to find the target is evaluated before the value. */
function targetThenValue(body: Body, node: ts.BinaryExpression): [Place, Value] {
  const found: { place?: Place; value?: Value } = {};
  const before = body.capture(() => (found.place = targetPlace(body, node.left)));
  const later = body.step(() => (found.value = body.value(node.right)).code);
  const [place, value] = [found.place!, found.value!];
  body.emitAll(before);
  const mayWait = operandsOfPlace(place).every((code) => mayFollow(code, later));
  const settled = mayWait ? place : settle(body, place, later);
  body.emitAll(later.statements);
  return [settled, value];
}

/** The old value is read before the right side is evaluated. */
function compound(body: Body, node: ts.BinaryExpression, operator: ts.SyntaxKind): Value {
  const target = targetPlace(body, node.left);
  const isText = present(target.of).kind === 'text';
  const name = isText ? 'concatenate' : arithmeticOf(operator);
  if (name === undefined) internal(node, ts.tokenToString(operator) ?? 'an operator');
  const lowerRight = isText ? textOf : OF_32_BITS.has(operator) ? to32Bits : numberOf;
  const right = body.step(() => lowerRight(body, node.right));
  const place = settle(body, target, right);
  const old = convert(narrow(body, node.left, readAt(body, place)), isText ? TEXT : NUMBER, node.left);
  const left = mayFollow(old, right) ? old : body.keep(old, 'old');
  body.emitAll(right.statements);
  const result: Value = { code: operation(name, left, right.value), kind: isText ? TEXT : NUMBER };
  const kept = isUnused(node) ? result : { ...result, code: body.keep(result.code, 'assigned') };
  writePlace(body, place, convert(kept, place.of, node));
  return isUnused(node) ? NO_VALUE : kept;
}

/** `a ??= b`: b is evaluated and assigned only if a does not decide. */
function logical(body: Body, node: ts.BinaryExpression, operator: ts.SyntaxKind): Value {
  const place = settle(body, targetPlace(body, node.left));
  const result = body.newLocal('assigned');
  const looks = operator !== ts.SyntaxKind.AmpersandAmpersandToken;
  const found = looks ? orUndefined(body, place) : readAt(body, place);
  body.emit(set(result, found.code));
  const isOver = isDecided(body, operator, { code: local(result), kind: found.kind });
  const assign = body.capture(() => {
    const value = { code: body.keep(body.expression(node.right, place.of)), kind: place.of };
    writePlace(body, place, value.code);
    if (!isUnused(node)) body.emit(set(result, convert(value, found.kind, node)));
  });
  body.emit(when(not(isOver), assign));
  return isUnused(node) ? NO_VALUE : narrow(body, node, { code: local(result), kind: found.kind });
}

/** Whether nobody looks at the value of an expression. */
export function isUnused(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isUnused(parent);
  if (ts.isForStatement(parent)) return parent.incrementor === node || parent.initializer === node;
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.CommaToken)
    return parent.left === node || isUnused(parent);
  return ts.isExpressionStatement(parent) || ts.isVoidExpression(parent);
}
