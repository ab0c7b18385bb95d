/**
 * What an expression can be, from the expression alone: the rule by which `x & 0xff` needs no conversion to `u8`.
 *
 * Deliberately knows nothing about variables, so that whether a program is accepted does not depend on how clever the
 * optimiser is.
 */
import type { Expression } from '../ir/ir';
import * as intervals from '../ir/passes/interval';
import { type Interval, rangeOfField, rangeOfType } from '../ir/passes/interval';

export function valueRange(expression: Expression): Interval {
  switch (expression.kind) {
    case 'integer':
      return intervals.exactly(expression.value);
    case 'enumMember':
      return intervals.exactly(BigInt(expression.value));
    case 'field':
      return rangeOfField(expression.field);
    case 'convert':
      return intervals.wrap(valueRange(expression.operand), expression.type);
    case 'conditional':
      return intervals.join(valueRange(expression.whenTrue), valueRange(expression.whenFalse));
    case 'negate': {
      const operand = valueRange(expression.operand);
      return intervals.wrap(intervals.between(-operand.high, -operand.low), expression.type);
    }
    case 'arithmetic':
    case 'shift':
    case 'division':
      return binaryRange(expression);
    case 'intrinsic':
      return /^(clz|ctz|popcount)32$/.test(expression.name)
        ? intervals.between(0n, 32n)
        : rangeOfType(expression.type);
    default:
      return rangeOfType(expression.type);
  }
}

function binaryRange(
  expression: Extract<Expression, { kind: 'arithmetic' | 'shift' | 'division' }>,
): Interval {
  const left = valueRange(expression.left);
  const right = valueRange(expression.right);
  switch (expression.kind) {
    case 'arithmetic':
      return intervals.arithmetic(expression.operator, left, right, expression.type);
    case 'shift':
      return intervals.shift(expression.operator, left, right, expression.type);
    case 'division':
      return expression.operator === '/'
        ? intervals.quotient(left, right, expression.type)
        : intervals.remainder(left, right, expression.type);
  }
}

export const isNotNegative = (expression: Expression): boolean => valueRange(expression).low >= 0n;
