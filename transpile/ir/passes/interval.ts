/**
 * Intervals: what the range analysis knows about a value.
 *
 * One kind of interval serves every type. It measures an integer or enum by its value, a bool as 0 or 1, a reference or
 * function as 0 (null) or 1 (not null), a span or text by its length. `low > high` never exists: an empty set of values
 * is `undefined`, and stands for code that cannot be reached.
 *
 * Every operation returns an interval that contains all results that wrap-around arithmetic can give; where the exact
 * result leaves the type, the answer is simply the whole type.
 */
import type { ArithmeticOperator, Field, IntegerName, ShiftOperator, Type } from '../ir';

export interface Interval {
  readonly low: bigint;
  readonly high: bigint;
}

const INTEGERS: Record<IntegerName, Interval> = {
  u8: { low: 0n, high: 0xffn },
  u16: { low: 0n, high: 0xffffn },
  u32: { low: 0n, high: 0xffffffffn },
  u64: { low: 0n, high: 0xffffffffffffffffn },
  i8: { low: -0x80n, high: 0x7fn },
  i16: { low: -0x8000n, high: 0x7fffn },
  i32: { low: -0x80000000n, high: 0x7fffffffn },
};
export const BOOL: Interval = { low: 0n, high: 1n };
export const NON_NULL: Interval = { low: 1n, high: 1n };

export const exactly = (value: bigint): Interval => ({ low: value, high: value });
export const between = (low: bigint, high: bigint): Interval => ({ low, high });

/** Everything that a value of the type can be. */
export function rangeOfType(type: Type): Interval {
  switch (type.kind) {
    case 'integer':
      return INTEGERS[type.name];
    case 'enum':
      return INTEGERS[type.declaration.storage.name];
    case 'reference':
    case 'function':
      return type.nullable ? BOOL : NON_NULL;
    case 'arrayReference':
      return NON_NULL;
    case 'span':
    case 'string':
      return INTEGERS.u32;
    case 'array':
      return exactly(BigInt(type.length));
    default:
      return BOOL;
  }
}

/** Everything that a field can hold: a bit field less than its type. */
export function rangeOfField(field: Field): Interval {
  return field.bits ? between(0n, (1n << BigInt(field.bits.width)) - 1n) : rangeOfType(field.type);
}

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

export const contains = (outer: Interval, inner: Interval): boolean =>
  outer.low <= inner.low && inner.high <= outer.high;
export const equal = (a: Interval, b: Interval): boolean => a.low === b.low && a.high === b.high;

/** The smallest interval around both. */
export const join = (a: Interval, b: Interval): Interval =>
  between(smaller(a.low, b.low), larger(a.high, b.high));

/** What both allow; undefined when nothing does. */
export function meet(a: Interval, b: Interval): Interval | undefined {
  const low = larger(a.low, b.low);
  const high = smaller(a.high, b.high);
  return low <= high ? between(low, high) : undefined;
}

/** The exact result if the type can hold it, else the whole type. */
export function wrap(exact: Interval, type: Type): Interval {
  const range = rangeOfType(type);
  return contains(range, exact) ? exact : range;
}

export function arithmetic(operator: ArithmeticOperator, a: Interval, b: Interval, type: Type): Interval {
  switch (operator) {
    case '+':
      return wrap(between(a.low + b.low, a.high + b.high), type);
    case '-':
      return wrap(between(a.low - b.high, a.high - b.low), type);
    case '*':
      return wrap(around([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]), type);
    case '&':
      return bitwiseAnd(a, b, type);
    case '|':
      return a.low >= 0n && b.low >= 0n
        ? between(larger(a.low, b.low), allOnes(larger(a.high, b.high)))
        : rangeOfType(type);
    case '^':
      return a.low >= 0n && b.low >= 0n ? between(0n, allOnes(larger(a.high, b.high))) : rangeOfType(type);
  }
}

/** `&` with a number that is not negative can only clear its bits. */
function bitwiseAnd(a: Interval, b: Interval, type: Type): Interval {
  if (a.low >= 0n && b.low >= 0n) return between(0n, smaller(a.high, b.high));
  if (a.low >= 0n) return between(0n, a.high);
  if (b.low >= 0n) return between(0n, b.high);
  return rangeOfType(type);
}

/** The smallest 2^n - 1 that is not below the value. */
const allOnes = (value: bigint): bigint => (1n << BigInt(value.toString(2).length)) - 1n;

const around = (corners: readonly bigint[]): Interval =>
  between(corners.reduce(smaller), corners.reduce(larger));

/** The count is masked to the width of the type before it shifts. */
export function shift(operator: ShiftOperator, value: Interval, count: Interval, type: Type): Interval {
  const widest = type.kind === 'integer' && type.name === 'u64' ? 63n : 31n;
  const { low, high } = count.low >= 0n && count.high <= widest ? count : between(0n, widest);
  if (operator === '<<') {
    return wrap(around([value.low << low, value.low << high, value.high << low, value.high << high]), type);
  }
  return around([value.low >> low, value.low >> high, value.high >> low, value.high >> high]);
}

/** The quotient, given that the division did not panic. */
export function quotient(a: Interval, b: Interval, type: Type): Interval {
  if (b.low === 0n && b.high === 0n) return rangeOfType(type);
  const magnitude = larger(abs(a.low), abs(a.high));
  if (b.low < 0n) return wrap(between(-magnitude, magnitude), type);
  const smallest = larger(b.low, 1n);
  return around([a.low / smallest, a.low / b.high, a.high / smallest, a.high / b.high]);
}

/** The remainder has the sign of the dividend and is smaller than the divisor. */
export function remainder(a: Interval, b: Interval, type: Type): Interval {
  const limit = larger(abs(b.low), abs(b.high)) - 1n;
  if (limit < 0n) return rangeOfType(type);
  const low = a.low >= 0n ? 0n : larger(a.low, -limit);
  const high = a.high <= 0n ? 0n : smaller(a.high, limit);
  return between(low, high);
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** Keeps the low bits: exact where the target can hold the value. */
export function convert(value: Interval, to: Type): Interval {
  if (to.kind !== 'bool') return wrap(value, to);
  if (value.low > 0n || value.high < 0n) return exactly(1n);
  return value.low === 0n && value.high === 0n ? exactly(0n) : BOOL;
}
