/**
 * Intervals of integer expressions, from the expression alone: enough to see where plain C arithmetic cannot
 * overflow, where a shift needs no mask and where a conversion changes nothing.
 *
 * Every interval is sound: the value that the IR defines lies in it. Nothing is known of variables but their type.
 */
import type { ArithmeticOperator, Expression, IntegerName, Type } from '../ir/ir';

export interface Interval {
  readonly low: bigint;
  readonly high: bigint;
}

const integerIntervals: Record<IntegerName, Interval> = {
  u8: { low: 0n, high: 0xffn },
  u16: { low: 0n, high: 0xffffn },
  u32: { low: 0n, high: 0xffffffffn },
  u64: { low: 0n, high: 0xffffffffffffffffn },
  i8: { low: -0x80n, high: 0x7fn },
  i16: { low: -0x8000n, high: 0x7fffn },
  i32: { low: -0x80000000n, high: 0x7fffffffn },
};

export const intInterval = integerIntervals.i32;

export function within(inner: Interval, outer: Interval): boolean {
  return inner.low >= outer.low && inner.high <= outer.high;
}

/** The values of a type; undefined for those that are no numbers. */
export function intervalOfType(type: Type): Interval | undefined {
  if (type.kind === 'integer') return integerIntervals[type.name];
  if (type.kind === 'bool') return { low: 0n, high: 1n };
  if (type.kind === 'enum') return integerIntervals[type.declaration.storage.name];
  return undefined;
}

function hull(values: readonly bigint[]): Interval {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { low: sorted[0] ?? 0n, high: sorted[sorted.length - 1] ?? 0n };
}

/** The smallest 2^n - 1 that is not below `value`. */
function allOnes(value: bigint): bigint {
  return value <= 0n ? 0n : (1n << BigInt(value.toString(2).length)) - 1n;
}

/** The interval of the exact mathematical result, before it wraps. */
export function exactArithmetic(
  operator: ArithmeticOperator,
  a: Interval,
  b: Interval,
): Interval | undefined {
  switch (operator) {
    case '+':
      return { low: a.low + b.low, high: a.high + b.high };
    case '-':
      return { low: a.low - b.high, high: a.high - b.low };
    case '*':
      return hull([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]);
    case '&':
      if (a.low >= 0n && b.low >= 0n) return { low: 0n, high: a.high < b.high ? a.high : b.high };
      if (a.low >= 0n) return { low: 0n, high: a.high };
      return b.low >= 0n ? { low: 0n, high: b.high } : undefined;
    default:
      if (a.low < 0n || b.low < 0n) return undefined;
      return { low: 0n, high: allOnes(a.high > b.high ? a.high : b.high) };
  }
}

function divisionInterval(operator: '/' | '%', a: Interval, b: Interval): Interval | undefined {
  if (a.low < 0n || b.low < 0n) return undefined;
  if (operator === '/') return { low: 0n, high: b.low > 0n ? a.high / b.low : a.high };
  const largest = b.high > 0n ? b.high - 1n : 0n;
  return { low: 0n, high: largest < a.high ? largest : a.high };
}

function shiftInterval(expression: Expression & { kind: 'shift' }): Interval | undefined {
  const value = intervalOf(expression.left);
  if (!value || expression.right.kind !== 'integer') return undefined;
  const count = expression.right.value & (isWide(expression.type) ? 63n : 31n);
  if (expression.operator === '<<') return { low: value.low << count, high: value.high << count };
  return { low: value.low >> count, high: value.high >> count };
}

export function isWide(type: Type): boolean {
  return type.kind === 'integer' && type.name === 'u64';
}

function narrowed(expression: Expression): Interval | undefined {
  switch (expression.kind) {
    case 'integer':
      return { low: expression.value, high: expression.value };
    case 'enumMember':
      return { low: BigInt(expression.value), high: BigInt(expression.value) };
    case 'convert':
      return intervalOf(expression.operand);
    case 'arithmetic': {
      const [left, right] = [intervalOf(expression.left), intervalOf(expression.right)];
      return left && right && exactArithmetic(expression.operator, left, right);
    }
    case 'division': {
      const [left, right] = [intervalOf(expression.left), intervalOf(expression.right)];
      return left && right && divisionInterval(expression.operator, left, right);
    }
    case 'shift':
      return shiftInterval(expression);
    case 'negate': {
      const operand = intervalOf(expression.operand);
      return operand && { low: -operand.high, high: -operand.low };
    }
    case 'conditional': {
      const [a, b] = [intervalOf(expression.whenTrue), intervalOf(expression.whenFalse)];
      return a && b && hull([a.low, a.high, b.low, b.high]);
    }
    case 'inRange':
      return intervalOf(expression.index);
    case 'field':
      return expression.field.bits && { low: 0n, high: (1n << BigInt(expression.field.bits.width)) - 1n };
    default:
      return undefined;
  }
}

/** The values that an expression can have; undefined for those that are no numbers. */
export function intervalOf(expression: Expression): Interval | undefined {
  const ofType = intervalOfType(expression.type);
  const exact = ofType && narrowed(expression);
  return exact && within(exact, ofType) ? exact : ofType;
}
