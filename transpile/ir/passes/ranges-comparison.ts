/**
 * What a comparison tells about its operands.
 *
 * References are measured as null or not null, so `!==` between two of them says nothing unless one is null; spans
 * and texts are measured by length and only `===` relates the lengths.
 */
import type { ComparisonOperator, Expression, Type, Variable } from '../ir';
import type { Facts } from './facts';
import { type Interval, between, equal, larger, meet, smaller } from './interval';

type Comparison = Extract<Expression, { kind: 'comparison' }>;

interface Side {
  readonly interval: Interval;
  readonly narrow?: (facts: Facts, to: Interval) => Facts | undefined;
  readonly local?: Variable;
  readonly lengthOf?: Variable;
}

const OPPOSITE: Record<ComparisonOperator, ComparisonOperator> = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** The result, where the intervals decide it. */
export function compareIntervals(node: Comparison, a: Interval, b: Interval): boolean | undefined {
  switch (node.operator) {
    case '<':
      return a.high < b.low ? true : a.low >= b.high ? false : undefined;
    case '<=':
      return a.high <= b.low ? true : a.low > b.high ? false : undefined;
    case '>':
      return a.low > b.high ? true : a.high <= b.low ? false : undefined;
    case '>=':
      return a.low >= b.high ? true : a.high < b.low ? false : undefined;
    case '===':
      return sameValue(node.left.type, a, b);
    case '!==': {
      const same = sameValue(node.left.type, a, b);
      return same === undefined ? undefined : !same;
    }
  }
}

function sameValue(type: Type, a: Interval, b: Interval): boolean | undefined {
  if (meet(a, b) === undefined) return false;
  const decided = equal(a, b) && a.low === a.high;
  return decided && (isExact(type) || (isPointer(type) && a.low === 0n)) ? true : undefined;
}

const isExact = (type: Type): boolean =>
  type.kind === 'integer' || type.kind === 'enum' || type.kind === 'bool';
const isPointer = (type: Type): boolean => type.kind === 'reference' || type.kind === 'function';

/** The facts when the comparison comes out as `truth`; undefined if it cannot. */
export function narrowComparison(
  node: Comparison,
  truth: boolean,
  sides: { readonly left: Side; readonly right: Side },
  facts: Facts,
): Facts | undefined {
  const operator = truth ? node.operator : OPPOSITE[node.operator];
  const { left, right } = sides;
  const allowed = limits(operator, node.left.type, left.interval, right.interval);
  if (allowed === undefined) return undefined;
  let result: Facts | undefined = facts;
  if (left.narrow) result = left.narrow(result, allowed.left);
  if (result && right.narrow) result = right.narrow(result, allowed.right);
  if (operator === '<' && left.local && right.lengthOf) result?.setBelow(left.local, right.lengthOf);
  if (operator === '>' && right.local && left.lengthOf) result?.setBelow(right.local, left.lengthOf);
  return result;
}

interface Limits {
  readonly left: Interval;
  readonly right: Interval;
}

/** The parts of both intervals between which the relation can hold. */
function limits(operator: ComparisonOperator, type: Type, a: Interval, b: Interval): Limits | undefined {
  switch (operator) {
    case '<':
      return ordered(a, b, 1n);
    case '<=':
      return ordered(a, b, 0n);
    case '>':
      return swap(ordered(b, a, 1n));
    case '>=':
      return swap(ordered(b, a, 0n));
    case '===': {
      const both = meet(a, b);
      return both && { left: both, right: both };
    }
    case '!==': {
      const left = without(a, b, type);
      const right = without(b, a, type);
      return left && right && { left, right };
    }
  }
}

function ordered(a: Interval, b: Interval, gap: bigint): Limits | undefined {
  const left = { low: a.low, high: smaller(a.high, b.high - gap) };
  const right = { low: larger(b.low, a.low + gap), high: b.high };
  return left.low <= left.high && right.low <= right.high ? { left, right } : undefined;
}

const swap = (pair: Limits | undefined): Limits | undefined => pair && { left: pair.right, right: pair.left };

/** The interval without a single value at one of its ends. */
function without(interval: Interval, other: Interval, type: Type): Interval | undefined {
  if (other.low !== other.high) return interval;
  if (!isExact(type) && !(isPointer(type) && other.low === 0n)) return interval;
  const low = interval.low === other.low ? interval.low + 1n : interval.low;
  const high = interval.high === other.low ? interval.high - 1n : interval.high;
  return low <= high ? between(low, high) : undefined;
}
