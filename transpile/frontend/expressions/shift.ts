/** Shifts: the type comes from the left operand alone, and `>>` or `>>>` must agree with its sign. */
import type ts from 'typescript';
import type { Expression, IntegerType, ShiftOperator, Type } from '../../ir/ir';
import { fold, foldedConstant, isConstantInteger, wrapTo } from '../constants';
import { isNotNegative } from '../ranges';
import type { Scope } from '../scope';
import { ERROR, I32, U32, isSigned, isUntyped, promote, widthOf } from '../types';
import { adapt, foldOrReport, integerOperands } from './binary';
import { convert, errorAt, valueOf } from './conversions';
import { lowerExpression } from './index';

export function lowerShift(scope: Scope, node: ts.BinaryExpression, expected: Type | undefined): Expression {
  const operator = node.operatorToken.getText();
  const left = valueOf(lowerExpression(scope, node.left, expected));
  const right = valueOf(lowerExpression(scope, node.right));
  const numbers = integerOperands(scope, node, operator, left, right);
  if (!numbers) return errorAt(scope, node);
  const [value, count] = numbers;
  const location = scope.compiler.locationOf(node);
  if (isConstantInteger(value) && isConstantInteger(count) && isUntyped(value.type)) {
    const folded = foldOrReport(scope, node, operator.slice(0, 2), value, count);
    return folded === undefined
      ? errorAt(scope, node)
      : foldedConstant(folded, { ...value, location }, [value]);
  }
  const type = shiftType(value, count, expected);
  const shifted = adapt(scope, value, type, node.left);
  const masked = shiftCount(scope, count, type, node.right);
  const signsAgree = checkShiftSign(scope, node, operator, value);
  if (shifted.type === ERROR || masked.type === ERROR || !signsAgree) return errorAt(scope, node);
  const direction: ShiftOperator = operator === '<<' ? '<<' : '>>';
  if (isConstantInteger(shifted) && isConstantInteger(masked)) {
    const folded = fold(direction, shifted.value, masked.value) ?? 0n;
    return { kind: 'integer', type, location, value: wrapTo(folded, type) };
  }
  return { kind: 'shift', type, location, operator: direction, left: shifted, right: masked };
}

/** A constant that is shifted by a variable takes the type of its use, else that of the count. */
function shiftType(value: Expression, count: Expression, expected: Type | undefined): IntegerType {
  if (value.type.kind === 'integer' && !isUntyped(value.type)) return promote(value.type);
  if (expected?.kind === 'integer') return promote(expected);
  if (expected?.kind === 'enum') return promote(expected.declaration.storage);
  return count.type.kind === 'integer' ? promote(count.type) : I32;
}

/** The count as u32; it is masked at run time, but a constant that is too large is a mistake. */
export function shiftCount(scope: Scope, count: Expression, type: IntegerType, node: ts.Node): Expression {
  const most = Math.max(widthOf(type), 32) - 1;
  if (isConstantInteger(count) && (count.value < 0n || count.value > BigInt(most))) {
    scope.compiler.report(node, 'constantRange', String(count.value), 'shift count', '0', String(most));
    return errorAt(scope, node);
  }
  return convert(count, U32);
}

/** `>>` copies the sign and `>>>` does not, so each is only for the numbers on which it does what it says. */
export function checkShiftSign(
  scope: Scope,
  node: ts.BinaryExpression,
  operator: string,
  value: Expression,
): boolean {
  const { type } = value;
  if (operator.startsWith('<<') || type.kind !== 'integer') return true;
  const logical = operator.startsWith('>>>');
  if (isUntyped(type) || type.name === 'u64') return true;
  if (logical ? !isSigned(type) || isNotNegative(value) : isSigned(type)) return true;
  const instead = operator.replace(/>{2,3}/, logical ? '>>' : '>>>');
  scope.compiler.report(node, 'shiftSign', operator, logical ? 'unsigned' : 'signed', type.name, instead);
  return false;
}
