/** Operators with two operands, by groups. */
import ts from 'typescript';
import type { Comparison, CoreExpression } from '../../core/core';
import { BOOLEAN, NUMBER, TEXT, type Kind } from '../../frontend/kinds';
import type { Body } from '../body';
import { compare, not, number, operation } from '../build';
import { equal, equalLoosely, isEquality } from '../equality';
import { lowers, type ExpressionEntry } from '../handlers';
import { internal } from '../refusal';
import { textOf } from '../to-text';
import { condition } from '../truth';
import type { Value } from '../value';
import { arithmetic, arithmeticOf } from './arithmetic';
import { assignment, isAssignmentOperator } from './assignments';
import { isChoosing, leftOrRight } from './choices';
import { keyOf } from './elements';
import { evaluate } from '../statements/simple';

function binary(body: Body, node: ts.BinaryExpression): Value {
  const operator = node.operatorToken.kind;
  if (isAssignmentOperator(operator)) return assignment(body, node);
  if (operator === ts.SyntaxKind.CommaToken) return comma(body, node);
  if (isChoosing(operator)) return chosen(body, node);
  if (isEquality(operator)) return { code: equality(body, node), kind: BOOLEAN };
  const comparison = COMPARISONS[operator];
  if (comparison) return { code: compared(body, node, comparison), kind: BOOLEAN };
  if (operator === ts.SyntaxKind.PlusToken && body.kindOf(node).kind === 'text')
    return sumOfTexts(body, node);
  if (operator === ts.SyntaxKind.InKeyword) return { code: isKey(body, node), kind: BOOLEAN };
  if (operator === ts.SyntaxKind.InstanceOfKeyword) return isInstance(body, node);
  const name = arithmeticOf(operator);
  return name
    ? { code: arithmetic(body, node, name), kind: NUMBER }
    : internal(node, ts.tokenToString(operator) ?? '');
}

const COMPARISONS: Partial<Record<ts.SyntaxKind, Comparison>> = {
  [ts.SyntaxKind.LessThanToken]: '<',
  [ts.SyntaxKind.LessThanEqualsToken]: '<=',
  [ts.SyntaxKind.GreaterThanToken]: '>',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>=',
};

function comma(body: Body, node: ts.BinaryExpression): Value {
  evaluate(body, node.left);
  return body.value(node.right);
}

/** Of booleans they are conditions; otherwise the value of one side. */
function chosen(body: Body, node: ts.BinaryExpression): Value {
  const isCondition =
    node.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken &&
    [node, node.left, node.right].every((part) => body.kindOf(part).kind === 'boolean');
  return isCondition ? { code: condition(body, node), kind: BOOLEAN } : leftOrRight(body, node);
}

/** Both operands, evaluated from left to right. */
export function operandsInOrder(body: Body, left: ts.Expression, right: ts.Expression): [Value, Value] {
  const kinds: Kind[] = [];
  const lower = (node: ts.Expression) => (): CoreExpression => {
    const value = body.value(node);
    kinds.push(value.kind);
    return value.code;
  };
  const [first, second] = body.inOrder([lower(left), lower(right)]);
  return [
    { code: first!, kind: kinds[0]! },
    { code: second!, kind: kinds[1]! },
  ];
}

function equality(body: Body, node: ts.BinaryExpression): CoreExpression {
  const [left, right] = operandsInOrder(body, node.left, node.right);
  const operator = node.operatorToken.kind;
  const isLoose =
    operator === ts.SyntaxKind.EqualsEqualsToken || operator === ts.SyntaxKind.ExclamationEqualsToken;
  const same = isLoose ? equalLoosely(body, left, right) : equal(body, left, right);
  const isNegative =
    operator === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
    operator === ts.SyntaxKind.ExclamationEqualsToken;
  return isNegative ? not(same) : same;
}

function compared(body: Body, node: ts.BinaryExpression, comparison: Comparison): CoreExpression {
  const [left, right] = operandsInOrder(body, node.left, node.right);
  const areTexts = left.kind.kind === 'text' && right.kind.kind === 'text';
  if (areTexts) return compare(operation('compared', left.code, right.code), comparison, number(0));
  if (left.kind.kind !== 'number' || right.kind.kind !== 'number') internal(node, 'order of these kinds');
  return compare(left.code, comparison, right.code);
}

function sumOfTexts(body: Body, node: ts.BinaryExpression): Value {
  const [left, right] = body.inOrder([node.left, node.right].map((part) => () => textOf(body, part)));
  return { code: operation('concatenate', left!, right!), kind: TEXT };
}

/** `key in record`. */
function isKey(body: Body, node: ts.BinaryExpression): CoreExpression {
  const { kind } = body.kindOf(node.right);
  if (kind !== 'dictionary') internal(node.right, `'in' of a ${kind}`);
  const [key, record] = body.inOrder([() => keyOf(body, node.left), () => body.value(node.right).code]);
  return operation('dictionary_has', record!, key!);
}

/** The front end lets pass what is always true: of caught errors. */
function isInstance(body: Body, node: ts.BinaryExpression): Value {
  const { code, kind } = body.value(node.left);
  if (kind.kind !== 'error') internal(node, `'instanceof' of a ${kind.kind}`);
  body.keep(code);
  return { code: number(1), kind: BOOLEAN };
}

export const BINARY: readonly ExpressionEntry[] = [lowers(ts.SyntaxKind.BinaryExpression, binary)];
