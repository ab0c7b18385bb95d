/** `-`, `~`, `!`, `+`, `++`, `--`. */
import ts from 'typescript';
import type { Expression, Type } from '../../ir/ir';
import { isConstantInteger, wrapTo } from '../constants';
import type { Scope } from '../scope';
import { BOOL, ERROR, isUntyped, promote, untyped } from '../types';
import { lowerStep } from './assignment';
import { integerOperand } from './binary';
import { convert, errorAt, valueOf } from './conversions';
import { lowerCondition, lowerExpression } from './index';

export function lowerUnary(
  scope: Scope,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  expected?: Type,
): Expression {
  switch (node.operator) {
    case ts.SyntaxKind.PlusPlusToken:
    case ts.SyntaxKind.MinusMinusToken:
      return lowerStep(scope, node);
    case ts.SyntaxKind.ExclamationToken:
      return lowerNot(scope, node);
    default:
      return lowerSign(scope, node, expected);
  }
}

function lowerNot(scope: Scope, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Expression {
  const operand = lowerCondition(scope, node.operand);
  if (operand.type === ERROR) return operand;
  if (operand.kind === 'bool') return { ...operand, value: !operand.value };
  return { kind: 'not', type: BOOL, location: scope.compiler.locationOf(node), operand };
}

function lowerSign(
  scope: Scope,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  expected: Type | undefined,
): Expression {
  const operator = ts.tokenToString(node.operator) ?? '-';
  const value = valueOf(lowerExpression(scope, node.operand, expected));
  const operand = value.type === ERROR ? undefined : integerOperand(scope, node, operator, value);
  if (operand?.type.kind !== 'integer') return errorAt(scope, node);
  const location = scope.compiler.locationOf(node);
  if (isConstantInteger(operand) && isUntyped(operand.type)) {
    const folded = applySign(operator, operand.value);
    const complement = operator === '~' || (operator === '+' && operand.type.complement);
    return { kind: 'integer', type: untyped(operand.type.big, complement), location, value: folded };
  }
  const type = promote(operand.type);
  const promoted = convert(operand, type);
  if (operator === '+') return promoted;
  if (isConstantInteger(promoted)) {
    return { kind: 'integer', type, location, value: wrapTo(applySign(operator, promoted.value), type) };
  }
  return { kind: operator === '~' ? 'complement' : 'negate', type, location, operand: promoted };
}

function applySign(operator: string, value: bigint): bigint {
  if (operator === '~') return ~value;
  return operator === '-' ? -value : value;
}
