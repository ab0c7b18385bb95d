/**
 * The intervals of single operations, and how a node is rebuilt over new operands: the parts of the range analysis of
 * expressions that know nothing about the state of the program.
 */
import type { Expression, Type } from '../ir';
import * as intervals from './interval';
import { type Interval, rangeOfType } from './interval';
import { childrenOf } from './walk';

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** What `place op= value` computes, in the type of the operation. */
export function computeCompound(node: Of<'compound'>, left: Interval, right: Interval): Interval {
  const type: Type = node.operationType;
  switch (node.operator) {
    case '<<':
    case '>>':
      return intervals.shift(node.operator, left, right, type);
    case '/':
      return intervals.quotient(left, right, type);
    case '%':
      return intervals.remainder(left, right, type);
    default:
      return intervals.arithmetic(node.operator, left, right, type);
  }
}

/** Whether evaluating it stores nothing and calls nothing. */
export function isPure(node: Expression): boolean {
  switch (node.kind) {
    case 'assign':
    case 'compound':
    case 'step':
    case 'call':
    case 'indirectCall':
    case 'assembly':
    case 'intrinsic':
      return false;
    default:
      return childrenOf(node).every(isPure);
  }
}

/** The interval of an expression without special treatment. */
export function intervalOf(node: Expression, operands: readonly Interval[]): Interval {
  const first = operands[0] ?? intervals.BOOL;
  const second = operands[1] ?? intervals.BOOL;
  switch (node.kind) {
    case 'integer':
      return intervals.exactly(node.value);
    case 'bool':
      return intervals.exactly(node.value ? 1n : 0n);
    case 'enumMember':
      return intervals.exactly(BigInt(node.value));
    case 'null':
      return intervals.exactly(0n);
    case 'string':
      return intervals.exactly(BigInt(node.value.length));
    case 'function':
    case 'address':
      return intervals.NON_NULL;
    case 'wholeSpan':
      return rangeOfType(node.array.type);
    case 'negate':
      return intervals.wrap(intervals.between(-first.high, -first.low), node.type);
    case 'complement':
      return complementOf(first, node.type);
    case 'shift':
      return intervals.shift(node.operator, first, second, node.type);
    case 'intrinsic':
      return intrinsicRange(node, first, second);
    case 'sequence':
      return operands.at(-1) ?? rangeOfType(node.type);
    default:
      return rangeOfType(node.type);
  }
}

function complementOf(operand: Interval, type: Type): Interval {
  const range = rangeOfType(type);
  const all = range.low + range.high;
  return intervals.between(all - operand.high, all - operand.low);
}

function intrinsicRange(node: Of<'intrinsic'>, first: Interval, second: Interval): Interval {
  const { smaller, larger } = intervals;
  switch (node.name) {
    case 'clz32':
      return intervals.between(leadingZeros(first.high), leadingZeros(first.low));
    case 'ctz32':
      return intervals.between(0n, first.low > 0n ? 31n : 32n);
    case 'popcount32':
      return intervals.between(0n, 32n - leadingZeros(first.high));
    case 'minU32':
    case 'minI32':
      return intervals.between(smaller(first.low, second.low), smaller(first.high, second.high));
    case 'maxU32':
    case 'maxI32':
      return intervals.between(larger(first.low, second.low), larger(first.high, second.high));
    default:
      return rangeOfType(node.type);
  }
}

const leadingZeros = (value: bigint): bigint => (value === 0n ? 32n : 32n - BigInt(value.toString(2).length));

/** The same expression over rebuilt operands, for the kinds that `simple` handles. */
export function withChildren(node: Expression, nodes: readonly Expression[]): Expression {
  const [first, second] = nodes;
  switch (node.kind) {
    case 'address':
      return first ? { ...node, place: first } : node;
    case 'wholeSpan':
      return first ? { ...node, array: first } : node;
    case 'negate':
    case 'complement':
      return first ? { ...node, operand: first } : node;
    case 'shift':
      return first && second ? { ...node, left: first, right: second } : node;
    case 'call':
    case 'intrinsic':
    case 'assembly':
      return { ...node, arguments: nodes };
    case 'indirectCall':
      return first ? { ...node, callee: first, arguments: nodes.slice(1) } : node;
    case 'sequence':
      return { ...node, effects: nodes.slice(0, -1), value: nodes.at(-1) ?? node.value };
    default:
      return node;
  }
}
