/**
 * Intervals of integer expressions, from the expression alone: enough to see where plain C arithmetic cannot
 * overflow, where a shift needs no mask and where a conversion changes nothing.
 *
 * Every interval is sound: the value that the IR defines lies in it. Nothing is known of variables but their type.
 */
import type { ArithmeticOperator, Expression, Type } from '../ir/ir';
import * as intervals from '../ir/passes/interval';
import type { Interval } from '../ir/passes/interval';

export type { Interval };

const int: Type = { kind: 'integer', name: 'i32' };
export const intInterval = intervals.rangeOfType(int);

export function within(inner: Interval, outer: Interval): boolean {
  return intervals.contains(outer, inner);
}

/** The values of a type; undefined for those that are no numbers. */
export function intervalOfType(type: Type): Interval | undefined {
  const isNumber = type.kind === 'integer' || type.kind === 'bool' || type.kind === 'enum';
  return isNumber ? intervals.rangeOfType(type) : undefined;
}

export function isWide(type: Type): boolean {
  return type.kind === 'integer' && type.name === 'u64';
}

/** The result of signed 32-bit arithmetic; undefined where it might overflow. */
export function intArithmetic(operator: ArithmeticOperator, a: Interval, b: Interval): Interval | undefined {
  const result = intervals.arithmetic(operator, a, b, int);
  return intervals.equal(result, intInterval) ? undefined : result;
}

/** The values that an expression can have; undefined for those that are no numbers. */
export function intervalOf(expression: Expression): Interval | undefined {
  const ofType = intervalOfType(expression.type);
  const exact = ofType && narrowed(expression);
  return exact && within(exact, ofType) ? exact : ofType;
}

function narrowed(expression: Expression): Interval | undefined {
  switch (expression.kind) {
    case 'integer':
      return intervals.exactly(expression.value);
    case 'enumMember':
      return intervals.exactly(BigInt(expression.value));
    case 'convert':
    case 'negate':
      return unaryInterval(expression.kind, intervalOf(expression.operand));
    case 'arithmetic':
    case 'division':
    case 'shift':
      return binaryInterval(expression);
    case 'conditional': {
      const [a, b] = [intervalOf(expression.whenTrue), intervalOf(expression.whenFalse)];
      return a && b && intervals.join(a, b);
    }
    case 'inRange':
      return intervalOf(expression.index);
    case 'field':
      return intervals.rangeOfField(expression.field);
    default:
      return undefined;
  }
}

function unaryInterval(kind: 'convert' | 'negate', operand: Interval | undefined): Interval | undefined {
  if (!operand || kind === 'convert') return operand;
  return intervals.between(-operand.high, -operand.low);
}

function binaryInterval(
  expression: Expression & { kind: 'arithmetic' | 'division' | 'shift' },
): Interval | undefined {
  const { type, left, right } = expression;
  const [a, b] = [intervalOf(left), intervalOf(right)];
  if (!a || !b) return undefined;
  switch (expression.kind) {
    case 'arithmetic':
      return intervals.arithmetic(expression.operator, a, b, type);
    case 'shift':
      return intervals.shift(expression.operator, a, b, type);
    case 'division':
      return expression.operator === '/' ? intervals.quotient(a, b, type) : intervals.remainder(a, b, type);
  }
}
