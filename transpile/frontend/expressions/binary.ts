/** Binary operators: which kind each is, and arithmetic. */
import ts from 'typescript';
import type { ArithmeticOperator, DivisionOperator, Expression, IntegerType, Type } from '../../ir/ir';
import {
  type IntegerConstant,
  fold,
  foldedConstant,
  isConstantInteger,
  typedConstant,
  wrapTo,
} from '../constants';
import { isNotNegative } from '../ranges';
import type { Scope } from '../scope';
import { isAssignmentOperator } from '../syntax';
import { ERROR, I32, U32, describe, isUntyped, promote, sameType } from '../types';
import { lowerAssignment } from './assignment';
import { lowerComparison } from './comparison';
import { lowerCoalesce, lowerLogical } from './conditional';
import { convert, errorAt, valueOf } from './conversions';
import { lowerExpression } from './index';
import { isFlexible } from './flexible';
import { lowerShift } from './shift';

export function lowerBinary(scope: Scope, node: ts.BinaryExpression, expected?: Type): Expression {
  const operator = node.operatorToken;
  if (isAssignmentOperator(operator.kind)) return lowerAssignment(scope, node);
  switch (operator.kind) {
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return lowerComparison(scope, node);
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
      return lowerLogical(scope, node);
    case ts.SyntaxKind.QuestionQuestionToken:
      return lowerCoalesce(scope, node, expected);
    case ts.SyntaxKind.LessThanLessThanToken:
    case ts.SyntaxKind.GreaterThanGreaterThanToken:
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken:
      return lowerShift(scope, node, expected);
    case ts.SyntaxKind.CommaToken:
      scope.compiler.report(operator, 'unsupported', "',' operator; write two statements");
      return errorAt(scope, node);
    default:
      return lowerArithmetic(scope, node, expected);
  }
}

function lowerArithmetic(scope: Scope, node: ts.BinaryExpression, expected: Type | undefined): Expression {
  const operator = node.operatorToken.getText();
  const [left, right] = lowerOperands(scope, node, expected);
  const numbers = integerOperands(scope, node, operator, left, right);
  if (!numbers) return errorAt(scope, node);
  return combine(scope, node, operator, numbers[0], numbers[1]);
}

/** Both operands as integers; reports what is none. */
export function integerOperands(
  scope: Scope,
  node: ts.BinaryExpression,
  operator: string,
  left: Expression,
  right: Expression,
): [Expression, Expression] | undefined {
  if (left.type === ERROR || right.type === ERROR) return undefined;
  if (operator === '+' || operator === '+=') {
    if (left.type.kind === 'string' || right.type.kind === 'string') {
      scope.compiler.report(node, 'dynamicString');
      return undefined;
    }
  }
  const first = integerOperand(scope, node.left, operator, left);
  const second = integerOperand(scope, node.right, operator, right);
  return first && second ? [first, second] : undefined;
}

/** An enum counts as its number: a member as an exact constant, a variable as its storage. */
export function integerOperand(
  scope: Scope,
  node: ts.Node,
  operator: string,
  value: Expression,
): Expression | undefined {
  if (value.type.kind === 'integer') return value;
  if (value.kind === 'enumMember') {
    const constant: IntegerConstant = {
      kind: 'integer',
      type: I32,
      location: value.location,
      value: BigInt(value.value),
    };
    return foldedConstant(constant.value, constant, []);
  }
  if (value.type.kind === 'enum') return convert(value, value.type.declaration.storage);
  if (value.type !== ERROR) scope.compiler.report(node, 'operandType', operator, describe(value.type));
  return undefined;
}

/** Lowers both operands so that a side that is only constants takes the type of the other. */
export function lowerOperands(
  scope: Scope,
  node: ts.BinaryExpression,
  expected: Type | undefined,
): [Expression, Expression] {
  if (isFlexible(scope, node.left) && !isFlexible(scope, node.right)) {
    const right = valueOf(lowerExpression(scope, node.right, expected));
    return [valueOf(lowerExpression(scope, node.left, hintFrom(right, expected))), right];
  }
  const left = valueOf(lowerExpression(scope, node.left, expected));
  return [left, valueOf(lowerExpression(scope, node.right, hintFrom(left, expected)))];
}

function hintFrom(other: Expression, expected: Type | undefined): Type | undefined {
  if (other.type.kind === 'integer') return isUntyped(other.type) ? expected : promote(other.type);
  return other.type.kind === 'enum' ? other.type : expected;
}

/** The type in which an operator works on both; undefined when they do not mix. */
export function commonType(left: Expression, right: Expression): IntegerType | undefined {
  if (left.type.kind !== 'integer' || right.type.kind !== 'integer') return undefined;
  if (isUntyped(left.type)) return promote(right.type);
  if (isUntyped(right.type)) return promote(left.type);
  const first = promote(left.type);
  const second = promote(right.type);
  if (sameType(first, second)) return first;
  if (first.name === 'u64' || second.name === 'u64') return undefined;
  // One is u32: the other keeps its value there when it cannot be negative.
  return isNotNegative(first.name === 'u32' ? right : left) ? U32 : undefined;
}

/** An operand in the type of the operation. */
export function adapt(scope: Scope, value: Expression, type: IntegerType, node: ts.Node): Expression {
  if (isConstantInteger(value) && isUntyped(value.type)) {
    return typedConstant(scope, value, type, node) ?? errorAt(scope, node);
  }
  return convert(value, type);
}

function combine(
  scope: Scope,
  node: ts.BinaryExpression,
  operator: string,
  left: Expression,
  right: Expression,
): Expression {
  const location = scope.compiler.locationOf(node);
  const bothConstant = isConstantInteger(left) && isConstantInteger(right);
  if (bothConstant && isUntyped(left.type) && isUntyped(right.type)) {
    const value = foldOrReport(scope, node, operator, left, right);
    return value === undefined
      ? errorAt(scope, node)
      : foldedConstant(value, { ...left, location }, [left, right]);
  }
  if (operator === '**') {
    scope.compiler.report(node, 'exponent');
    return errorAt(scope, node);
  }
  const type = commonType(left, right);
  if (!type) {
    reportMixed(scope, node, operator, left, right);
    return errorAt(scope, node);
  }
  const first = adapt(scope, left, type, node.left);
  const second = adapt(scope, right, type, node.right);
  if (first.type === ERROR || second.type === ERROR) return errorAt(scope, node);
  if (isConstantInteger(first) && isConstantInteger(second)) {
    const value = foldOrReport(scope, node, operator, first, second);
    return value === undefined
      ? errorAt(scope, node)
      : { kind: 'integer', type, location, value: wrapTo(value, type) };
  }
  if (operator !== '/' && operator !== '%') {
    return {
      kind: 'arithmetic',
      type,
      location,
      operator: operator as ArithmeticOperator,
      left: first,
      right: second,
    };
  }
  const checked = needsDivisionCheck(scope, node, second);
  return {
    kind: 'division',
    type,
    location,
    operator: operator as DivisionOperator,
    left: first,
    right: second,
    checked,
  };
}

/** Reports a constant divisor of zero; a constant that is not zero needs no check. */
export function needsDivisionCheck(scope: Scope, node: ts.BinaryExpression, divisor: Expression): boolean {
  if (!isConstantInteger(divisor)) return true;
  if (divisor.value === 0n) scope.compiler.report(node.right, 'constantDivision');
  return divisor.value === 0n;
}

export function foldOrReport(
  scope: Scope,
  node: ts.BinaryExpression,
  operator: string,
  left: IntegerConstant,
  right: IntegerConstant,
): bigint | undefined {
  const value = fold(operator, left.value, right.value);
  if (value !== undefined && value < 1n << 256n && value > -(1n << 256n)) return value;
  if (operator === '/' || operator === '%') scope.compiler.report(node.right, 'constantDivision');
  else if (operator === '**' && right.value < 0n)
    scope.compiler.report(node, 'floatingPoint', node.getText());
  else scope.compiler.report(node, 'constantRange', node.getText(), 'a constant', '-2^256', '2^256');
  return undefined;
}

export function reportMixed(
  scope: Scope,
  node: ts.BinaryExpression,
  operator: string,
  left: Expression,
  right: Expression,
): void {
  const suggestion = [left, right].some((side) => describe(side.type) === 'u64')
    ? 'u64'
    : [left, right].some((side) => describe(side.type) === 'u32')
      ? 'u32'
      : 'i32';
  scope.compiler.report(node, 'mixedSigns', operator, describe(left.type), describe(right.type), suggestion);
}
