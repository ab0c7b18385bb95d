/**
 * Range analysis of expressions: rebuilds each one with the checks dropped that its operands prove needless.
 *
 * `evaluate` runs an expression abstractly, left to right like the program would, and keeps `facts` up to date with what
 * it stores, calls and checks (after `a[i]`, `i` is known to be inside). `branch` evaluates a condition and gives the
 * facts that hold when it is true and when it is false. `facts` is undefined where control cannot be.
 */
import type { Expression, FunctionDeclaration, Variable } from '../ir';
import { Facts, memoryPlace } from './facts';
import * as intervals from './interval';
import { type Interval, rangeOfField, rangeOfType } from './interval';
import { narrowComparison, compareIntervals } from './ranges-comparison';
import { computeCompound, intervalOf, isPure, withChildren } from './ranges-operation';
import { childrenOf } from './walk';

/** Restricts facts to those in which an evaluated expression lies inside the interval. */
export type Narrow = (facts: Facts, to: Interval) => Facts | undefined;

/** An evaluated expression. */
export interface Value {
  readonly node: Expression;
  readonly interval: Interval;
  readonly narrow?: Narrow;
  /** The local that this is the value of. */
  readonly local?: Variable;
  /** The constant span or text local that this is the length of. */
  readonly lengthOf?: Variable;
}

export interface Branches {
  readonly node: Expression;
  readonly whenTrue: Facts | undefined;
  readonly whenFalse: Facts | undefined;
}

/** Called with the intervals of the arguments of every direct call. */
export type CallListener = (callee: FunctionDeclaration, parameters: readonly Interval[]) => void;

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** Intrinsics that change nothing in memory. */
const PURE_INTRINSICS: ReadonlySet<string> = new Set([
  ...[
    'clz32',
    'ctz32',
    'popcount32',
    'rbit32',
    'bswap32',
    'ror32',
    'mulWide',
    'minU32',
    'maxU32',
    'minI32',
    'maxI32',
  ],
  ...['dsb', 'dmb', 'isb', 'nop', 'load8', 'load16', 'load32', 'addressOf', 'overlay', 'spanAt', 'textBytes'],
]);

export class ExpressionRanges {
  facts: Facts | undefined = Facts.none();
  /** Constant locals that hold the length of a constant span local. */
  private readonly lengths = new Map<Variable, Variable>();

  constructor(private readonly onCall: CallListener) {}

  /** The expression rebuilt, and what is known about its value. */
  evaluate(node: Expression): Value {
    if (this.facts === undefined) return { node, interval: rangeOfType(node.type) };
    switch (node.kind) {
      case 'local':
        return this.local(node);
      case 'global':
        return this.loaded(node, rangeOfType(node.type));
      case 'field':
        return this.loaded({ ...node, object: this.evaluate(node.object).node }, rangeOfField(node.field));
      case 'index':
        return this.index(node);
      case 'charCode':
        return this.charCode(node);
      case 'dereference':
        return this.dereference(node);
      case 'nonNull':
        return this.nonNull(node);
      case 'retype': {
        const operand = this.evaluate(node.operand);
        return { ...operand, node: { ...node, operand: operand.node } };
      }
      case 'convert':
        return this.convert(node);
      case 'length':
        return this.length(node);
      case 'subSpan':
        return this.subSpan(node);
      case 'arithmetic':
        return this.arithmetic(node);
      case 'division':
        return this.division(node);
      case 'not':
      case 'comparison':
      case 'logical':
        return this.truth(node);
      case 'conditional':
        return this.conditional(node);
      case 'coalesce':
        return this.coalesce(node);
      case 'assign':
        return this.assign(node);
      case 'compound':
        return this.compound(node);
      case 'step':
        return this.step(node);
      default:
        return this.simple(node);
    }
  }

  /** Evaluates a condition; `facts` afterwards is meaningless, continue with one of the branches. */
  branch(node: Expression): Branches {
    if (node.kind === 'not') {
      const { node: operand, whenTrue, whenFalse } = this.branch(node.operand);
      return { node: { ...node, operand }, whenTrue: whenFalse, whenFalse: whenTrue };
    }
    if (node.kind === 'logical') return this.logical(node);
    if (node.kind === 'comparison') return this.comparison(node);
    const value = this.evaluate(node);
    return { node: value.node, whenTrue: this.narrowed(value, 1n), whenFalse: this.narrowed(value, 0n) };
  }

  /** Records that a local starts with a value. */
  declare(variable: Variable, value: Value): void {
    this.facts?.setLocal(variable, value.interval);
    if (variable.constant && value.lengthOf) this.lengths.set(variable, value.lengthOf);
  }

  private narrowed(value: Value, truth: bigint): Facts | undefined {
    if (value.interval.low > truth || value.interval.high < truth || this.facts === undefined)
      return undefined;
    const copy = this.facts.clone();
    return value.narrow ? value.narrow(copy, intervals.exactly(truth)) : copy;
  }

  private restrict(value: Value, to: Interval): void {
    if (this.facts && value.narrow) this.facts = value.narrow(this.facts, to);
  }

  private get known(): Facts {
    return this.facts ?? Facts.none();
  }

  // ----------------------------------------------------------------------------------------------- places

  private local(node: Of<'local'>): Value {
    const { variable } = node;
    const narrow: Narrow = (facts, to) => facts.narrowLocal(variable, to);
    const lengthOf = this.lengths.get(variable);
    return {
      node,
      interval: this.known.local(variable),
      narrow,
      local: variable,
      ...(lengthOf && { lengthOf }),
    };
  }

  /** The value of a place in memory, which may be one that facts are kept about. */
  private loaded(node: Of<'global'> | Of<'field'>, range: Interval): Value {
    const place = memoryPlace(node);
    if (place === undefined) return { node, interval: range };
    return {
      node,
      interval: this.known.at(place),
      narrow: (facts, to) => facts.narrowMemory(place, to),
    };
  }

  private index(node: Of<'index'>): Value {
    const array = this.evaluate(node.array);
    const index = this.evaluate(node.index);
    const length = node.array.type.kind === 'array' ? rangeOfType(node.array.type) : array.interval;
    const proved = this.isInside(index, array, length);
    this.restrictIndex(index, array, length);
    const rebuilt: Expression = {
      ...node,
      array: array.node,
      index: index.node,
      checked: node.checked && !proved,
    };
    return { node: rebuilt, interval: rangeOfType(node.type) };
  }

  private charCode(node: Of<'charCode'>): Value {
    const string = this.evaluate(node.string);
    const index = this.evaluate(node.index);
    const proved = this.isInside(index, string, string.interval);
    this.restrictIndex(index, string, string.interval);
    const checked = node.checked && !proved;
    return {
      node: { ...node, string: string.node, index: index.node, checked },
      interval: rangeOfType(node.type),
    };
  }

  private isInside(index: Value, array: Value, length: Interval): boolean {
    if (index.interval.low >= 0n && index.interval.high < length.low) return true;
    const { local: counter } = index;
    const { local: span } = array;
    return counter !== undefined && span !== undefined && span.constant && this.known.isBelow(counter, span);
  }

  /** What a passed index check tells about the index. */
  private restrictIndex(index: Value, array: Value, length: Interval): void {
    if (length.high === 0n) {
      this.facts = undefined;
      return;
    }
    this.restrict(index, intervals.between(0n, length.high - 1n));
    if (index.local && array.local?.constant) this.facts?.setBelow(index.local, array.local);
  }

  private dereference(node: Of<'dereference'>): Value {
    const reference = this.evaluate(node.reference);
    const checked = node.checked && reference.interval.low < 1n;
    this.restrict(reference, intervals.NON_NULL);
    return { node: { ...node, reference: reference.node, checked }, interval: rangeOfType(node.type) };
  }

  private nonNull(node: Of<'nonNull'>): Value {
    const value = this.evaluate(node.value);
    this.restrict(value, intervals.NON_NULL);
    const proved = value.interval.low >= 1n;
    const rebuilt: Expression = proved
      ? { kind: 'retype', type: node.type, location: node.location, operand: value.node }
      : { ...node, value: value.node };
    return { ...value, node: rebuilt, interval: intervals.NON_NULL };
  }

  private length(node: Of<'length'>): Value {
    const of = this.evaluate(node.of);
    const constant = of.local?.constant ? of.local : undefined;
    return {
      node: { ...node, of: of.node },
      interval: of.interval,
      ...(of.narrow && { narrow: of.narrow }),
      ...(constant && { lengthOf: constant }),
    };
  }

  private subSpan(node: Of<'subSpan'>): Value {
    const array = this.evaluate(node.array);
    const start = this.evaluate(node.start);
    const length = this.evaluate(node.length);
    const rebuilt: Expression = { ...node, array: array.node, start: start.node, length: length.node };
    return { node: rebuilt, interval: length.interval };
  }

  // -------------------------------------------------------------------------------------------- operators

  private convert(node: Of<'convert'>): Value {
    const operand = this.evaluate(node.operand);
    const interval = intervals.convert(operand.interval, node.type);
    const rebuilt: Expression = { ...node, operand: operand.node };
    const keepsValue =
      node.type.kind !== 'bool' && intervals.contains(rangeOfType(node.type), operand.interval);
    return keepsValue ? { ...operand, node: rebuilt, interval } : { node: rebuilt, interval };
  }

  private arithmetic(node: Of<'arithmetic'>): Value {
    const left = this.evaluate(node.left);
    const right = this.evaluate(node.right);
    const rebuilt: Expression = { ...node, left: left.node, right: right.node };
    const interval = intervals.arithmetic(node.operator, left.interval, right.interval, node.type);
    const narrow = this.narrowSum(node, left, right.interval);
    return { node: rebuilt, interval, ...(narrow && { narrow }) };
  }

  /** `x + c` or `x - c`, when it cannot wrap, narrows x. */
  private narrowSum(node: Of<'arithmetic'>, left: Value, right: Interval): Narrow | undefined {
    const { narrow } = left;
    if (!narrow || node.right.kind !== 'integer' || (node.operator !== '+' && node.operator !== '-'))
      return undefined;
    const offset = node.operator === '+' ? right.low : -right.low;
    const exact = intervals.between(left.interval.low + offset, left.interval.high + offset);
    if (!intervals.contains(rangeOfType(node.type), exact)) return undefined;
    return (facts, to) => narrow(facts, intervals.between(to.low - offset, to.high - offset));
  }

  private division(node: Of<'division'>): Value {
    const left = this.evaluate(node.left);
    const right = this.evaluate(node.right);
    const checked = node.checked && mayBeZero(right.interval);
    if (right.interval.low === 0n) this.restrictDivisor(right);
    const compute = node.operator === '/' ? intervals.quotient : intervals.remainder;
    const interval = compute(left.interval, right.interval, node.type);
    return { node: { ...node, left: left.node, right: right.node, checked }, interval };
  }

  private restrictDivisor(divisor: Value): void {
    this.restrict(divisor, intervals.between(1n, intervals.larger(1n, divisor.interval.high)));
  }

  private simple(node: Expression): Value {
    const values = childrenOf(node).map((child) => this.evaluate(child));
    const operands = values.map((value) => value.interval);
    const rebuilt = withChildren(
      node,
      values.map((value) => value.node),
    );
    this.applyEffects(rebuilt, operands);
    return { node: rebuilt, interval: intervalOf(rebuilt, operands) };
  }

  /** What calls and their like do to memory and control. */
  private applyEffects(node: Expression, operands: readonly Interval[]): void {
    if (node.kind === 'call') this.onCall(node.callee, operands);
    if (node.kind === 'intrinsic' && !PURE_INTRINSICS.has(node.name)) this.facts?.forgetMemory();
    if (node.kind === 'call' || node.kind === 'indirectCall' || node.kind === 'assembly')
      this.facts?.forgetMemory();
    if (node.type.kind === 'never') this.facts = undefined;
  }

  // ------------------------------------------------------------------------------------------- conditions

  private truth(node: Expression): Value {
    const { node: rebuilt, whenTrue, whenFalse } = this.branch(node);
    this.facts = Facts.merge(whenTrue, whenFalse);
    if (whenTrue && !whenFalse) return { node: rebuilt, interval: intervals.exactly(1n) };
    if (whenFalse && !whenTrue) return { node: rebuilt, interval: intervals.exactly(0n) };
    return { node: rebuilt, interval: intervals.BOOL };
  }

  private logical(node: Of<'logical'>): Branches {
    const left = this.branch(node.left);
    const isAnd = node.operator === '&&';
    this.facts = isAnd ? left.whenTrue : left.whenFalse;
    const right = this.branch(node.right);
    return {
      node: { ...node, left: left.node, right: right.node },
      whenTrue: isAnd ? right.whenTrue : Facts.merge(left.whenTrue, right.whenTrue),
      whenFalse: isAnd ? Facts.merge(left.whenFalse, right.whenFalse) : right.whenFalse,
    };
  }

  private comparison(node: Of<'comparison'>): Branches {
    const left = this.evaluate(node.left);
    const right = this.evaluate(node.right);
    const rebuilt: Expression = { ...node, left: left.node, right: right.node };
    const { facts } = this;
    if (facts === undefined) return { node: rebuilt, whenTrue: undefined, whenFalse: undefined };
    const outcome = compareIntervals(node, left.interval, right.interval);
    // What the left operand was is still true only if evaluating the right one changed nothing.
    const sides = { left: isPure(node.right) ? left : { interval: left.interval }, right };
    const take = (truth: boolean): Facts | undefined =>
      outcome === !truth ? undefined : narrowComparison(node, truth, sides, facts.clone());
    return { node: rebuilt, whenTrue: take(true), whenFalse: take(false) };
  }

  private conditional(node: Of<'conditional'>): Value {
    const condition = this.branch(node.condition);
    this.facts = condition.whenTrue;
    const whenTrue = this.evaluate(node.whenTrue);
    const afterTrue = this.facts;
    this.facts = condition.whenFalse;
    const whenFalse = this.evaluate(node.whenFalse);
    const interval = joinReachable(afterTrue, whenTrue, this.facts, whenFalse);
    this.facts = Facts.merge(afterTrue, this.facts);
    const parts = { condition: condition.node, whenTrue: whenTrue.node, whenFalse: whenFalse.node };
    return { node: { ...node, ...parts }, interval };
  }

  private coalesce(node: Of<'coalesce'>): Value {
    const left = this.evaluate(node.left);
    const whenNotNull = this.narrowed(left, 1n);
    this.facts = this.narrowed(left, 0n);
    const right = this.evaluate(node.right);
    const notNull = { ...left, interval: intervals.NON_NULL };
    const interval = joinReachable(whenNotNull, notNull, this.facts, right);
    this.facts = Facts.merge(whenNotNull, this.facts);
    return { node: { ...node, left: left.node, right: right.node }, interval };
  }

  // ----------------------------------------------------------------------------------------------- stores

  private assign(node: Of<'assign'>): Value {
    const place = this.place(node.place);
    const value = this.evaluate(node.value);
    const interval = this.store(place, value.interval);
    return { ...this.stored(place, interval), node: { ...node, place, value: value.node } };
  }

  private compound(node: Of<'compound'>): Value {
    const { node: place, interval: before } = this.evaluate(node.place);
    const value = this.evaluate(node.value);
    const operand = intervals.convert(before, node.operationType);
    const isDivision = node.operator === '/' || node.operator === '%';
    const checked = node.checked && (!isDivision || mayBeZero(value.interval));
    const result = computeCompound(node, operand, value.interval);
    const interval = this.store(place, intervals.convert(result, node.place.type));
    return { ...this.stored(place, interval), node: { ...node, place, value: value.node, checked } };
  }

  private step(node: Of<'step'>): Value {
    const { node: place, interval: before } = this.evaluate(node.place);
    const delta = BigInt(node.delta);
    const exact = intervals.between(before.low + delta, before.high + delta);
    const fits = intervals.contains(placeRange(place), exact);
    const interval = this.store(place, fits ? exact : placeRange(place));
    const rebuilt: Expression = { ...node, place };
    if (!node.postfix) return { ...this.stored(place, interval), node: rebuilt };
    const { narrow } = this.stored(place, interval);
    if (!narrow) return { node: rebuilt, interval: before };
    // `i-- > 0` tells about the old value; the new one follows from it unless the step wrapped.
    const narrowOld: Narrow = (facts, to) => {
      const old = intervals.meet(before, to);
      if (old === undefined) return undefined;
      const next = intervals.between(old.low + delta, old.high + delta);
      return intervals.contains(placeRange(place), next) ? narrow(facts, next) : facts;
    };
    return { node: rebuilt, interval: before, narrow: narrowOld };
  }

  /** Evaluates what leads to a place, without reading the place itself. */
  private place(node: Expression): Expression {
    return this.evaluate(node).node;
  }

  /** Records a store, and answers what the place holds then. */
  private store(place: Expression, value: Interval): Interval {
    const range = placeRange(place);
    const interval = intervals.contains(range, value) ? value : range;
    if (place.kind === 'local') {
      this.facts?.setLocal(place.variable, interval);
      return interval;
    }
    const named = memoryPlace(place);
    if (named) this.facts?.setMemory(named, interval);
    else this.facts?.forgetFields();
    return interval;
  }

  /** The value of a place just stored to. */
  private stored(place: Expression, interval: Interval): Omit<Value, 'node'> {
    if (place.kind === 'local') {
      const { variable } = place;
      return { interval, narrow: (facts, to) => facts.narrowLocal(variable, to), local: variable };
    }
    const named = memoryPlace(place);
    const cutOff = place.kind === 'field' && place.field.bits !== undefined;
    if (!named || cutOff) return { interval: rangeOfType(place.type) };
    return { interval, narrow: (facts, to) => facts.narrowMemory(named, to) };
  }
}

const mayBeZero = (interval: Interval): boolean => interval.low <= 0n && interval.high >= 0n;

const placeRange = (place: Expression): Interval =>
  place.kind === 'field' ? rangeOfField(place.field) : rangeOfType(place.type);

function joinReachable(a: Facts | undefined, first: Value, b: Facts | undefined, second: Value): Interval {
  if (a === undefined) return second.interval;
  return b === undefined ? first.interval : intervals.join(first.interval, second.interval);
}
