/**
 * What evaluating an expression reads, writes and can be seen to do: the question is always whether two operands
 * may change places.
 *
 * Scalar locals and scalar globals are known by identity, since nothing can point to them; fields and elements are
 * memory, any of which may be any other (overlays). A panic is an effect: two panics may change places only when nobody
 * can tell them apart.
 */
import type { Expression, Field, FunctionDeclaration, GlobalVariable, Type, Variable } from '../../ir/ir';
import { isConstantStorage, isVolatile } from '../places';
import { childrenOf, walkFunction } from '../walk';

/** A scalar variable; or memory, told apart by field where only equality matters. */
export type Storage = Variable | GlobalVariable | Field | 'element';

export interface Effects {
  readonly reads: Set<Storage>;
  readonly writes: Set<Storage>;
  /** Those of `writes` that C's own operators make: unsequenced until the next sequence point. */
  readonly loose: Set<Storage>;
  /** Panics, each with what distinguishes it. */
  readonly panics: Set<string>;
  /** Volatile accesses, barriers, unknown code: order among them is observable. */
  ordered: boolean;
  /** Unknown code: reads and writes everything that is not local. */
  opaque: boolean;
}

export function noEffects(): Effects {
  return {
    reads: new Set(),
    writes: new Set(),
    loose: new Set(),
    panics: new Set(),
    ordered: false,
    opaque: false,
  };
}

export function include(into: Effects, other: Effects): void {
  for (const one of other.reads) into.reads.add(one);
  for (const one of other.writes) into.writes.add(one);
  for (const one of other.loose) into.loose.add(one);
  for (const one of other.panics) into.panics.add(one);
  into.ordered ||= other.ordered;
  into.opaque ||= other.opaque;
}

function isMemory(storage: Storage): boolean {
  return storage === 'element' || 'offset' in storage;
}

function isLocal(storage: Storage): boolean {
  return storage !== 'element' && 'temporary' in storage;
}

function meet(a: Set<Storage>, b: Set<Storage>): boolean {
  if ([...a].some((one) => b.has(one))) return true;
  return [...a].some(isMemory) && [...b].some(isMemory);
}

function touchesShared(effects: Effects): boolean {
  return effects.opaque || [...effects.reads, ...effects.writes].some((one) => !isLocal(one));
}

function writesShared(effects: Effects): boolean {
  return effects.opaque || [...effects.writes].some((one) => !isLocal(one));
}

/** Whether the order of two evaluations could be observed. */
export function conflict(a: Effects, b: Effects): boolean {
  if (meet(a.writes, b.reads) || meet(a.reads, b.writes) || meet(a.writes, b.writes)) return true;
  if ((a.opaque && touchesShared(b)) || (b.opaque && touchesShared(a))) return true;
  if (a.panics.size > 0 && b.panics.size > 0 && new Set([...a.panics, ...b.panics]).size > 1) return true;
  const aActs = a.ordered || writesShared(a);
  const bActs = b.ordered || writesShared(b);
  if ((a.panics.size > 0 && bActs) || (b.panics.size > 0 && aActs)) return true;
  return (a.ordered && bActs) || (b.ordered && aActs);
}

export function isPure(effects: Effects): boolean {
  return effects.writes.size === 0 && effects.panics.size === 0 && !effects.ordered && !effects.opaque;
}

const opaqueEffects: Effects = { ...noEffects(), ordered: true, opaque: true };

export class EffectAnalysis {
  private readonly expressions = new WeakMap<Expression, Effects>();
  private readonly functions = new Map<FunctionDeclaration, Effects>();

  /** Of evaluating an expression; of a struct or array place, of finding it. */
  of(expression: Expression): Effects {
    let known = this.expressions.get(expression);
    if (!known) {
      known = noEffects();
      for (const part of childrenOf(expression)) {
        const isTarget = isStore(expression) && part === expression.place;
        include(known, isTarget ? this.ofPlace(part) : this.of(part));
      }
      this.own(expression, known);
      this.expressions.set(expression, known);
    }
    return known;
  }

  /** Of finding a place, without reading or writing it. */
  ofPlace(place: Expression): Effects {
    const effects = noEffects();
    for (const part of childrenOf(place)) {
      include(effects, isPlaceOf(place, part) ? this.ofPlace(part) : this.of(part));
    }
    ownChecks(place, effects);
    return effects;
  }

  /** Of reading a place that has been found. */
  ofRead(place: Expression): Effects {
    const effects = noEffects();
    read(place, effects);
    return effects;
  }

  /** Of the checks that an expression makes itself, once its operands are known. */
  ofChecks(expression: Expression): Effects {
    const effects = noEffects();
    ownChecks(expression, effects);
    return effects;
  }

  addDivisionCheck(expression: Expression & { kind: 'division' | 'compound' }, effects: Effects): void {
    divisionCheck(expression, effects);
  }

  /** Of storing to a place that has been found. */
  ofStore(place: Expression): Effects {
    const effects = noEffects();
    write(place, effects);
    return effects;
  }

  private own(expression: Expression, effects: Effects): void {
    switch (expression.kind) {
      case 'local':
      case 'global':
      case 'field':
      case 'index':
        ownChecks(expression, effects);
        return read(expression, effects);
      case 'charCode':
      case 'inRange':
      case 'subSpan':
      case 'dereference':
      case 'nonNull':
        return ownChecks(expression, effects);
      case 'division':
        return divisionCheck(expression, effects);
      case 'assign':
        return write(expression.place, effects);
      case 'compound':
        divisionCheck(expression, effects);
        read(expression.place, effects);
        return write(expression.place, effects);
      case 'step':
        read(expression.place, effects);
        return write(expression.place, effects);
      case 'call':
        return include(effects, this.ofFunction(expression.callee));
      case 'indirectCall':
      case 'assembly':
        return include(effects, opaqueEffects);
      case 'panic':
        effects.panics.add(panicKey(expression, expression.code, expression.reason));
        return;
      case 'intrinsic':
        return intrinsic(expression, effects);
      default:
        return;
    }
  }

  /** Of calling a function: what its locals do is nobody's business. */
  private ofFunction(declaration: FunctionDeclaration): Effects {
    const known = this.functions.get(declaration);
    if (known) return known;
    if (!declaration.body) return opaqueEffects;
    // A recursive call, which other checks refuse, would ask again.
    this.functions.set(declaration, opaqueEffects);
    const effects = noEffects();
    walkFunction(declaration, (expression) => this.own(expression, effects));
    const outside: Effects = {
      reads: new Set([...effects.reads].filter((one) => !isLocal(one))),
      writes: new Set([...effects.writes].filter((one) => !isLocal(one))),
      loose: new Set(),
      panics: effects.panics,
      ordered: effects.ordered,
      opaque: effects.opaque,
    };
    this.functions.set(declaration, outside);
    return outside;
  }
}

function isStore(
  expression: Expression,
): expression is Expression & { kind: 'assign' | 'compound' | 'step' } {
  return expression.kind === 'assign' || expression.kind === 'compound' || expression.kind === 'step';
}

/** Whether `part` is the place that `place` lies in, rather than a value used to find it. */
function isPlaceOf(place: Expression, part: Expression): boolean {
  if (place.kind === 'field') return part === place.object;
  return place.kind === 'index' && part === place.array && part.type.kind === 'array';
}

function isStorageType(type: Type): boolean {
  return type.kind === 'struct' || type.kind === 'array';
}

function storageOf(place: Expression): Storage | undefined {
  if (place.kind === 'local' || place.kind === 'global') return place.variable;
  if (place.kind === 'field') return place.field;
  return place.kind === 'index' ? 'element' : undefined;
}

function read(place: Expression, effects: Effects): void {
  if (isStorageType(place.type)) return;
  if (isVolatile(place)) effects.ordered = true;
  const storage = storageOf(place);
  const isConstant = place.kind === 'local' ? place.variable.constant : isConstantStorage(place);
  if (storage && !isConstant) effects.reads.add(storage);
}

function write(place: Expression, effects: Effects): void {
  if (isVolatile(place)) effects.ordered = true;
  const storage = storageOf(place);
  if (!storage) return;
  effects.writes.add(storage);
  effects.loose.add(storage);
}

/** Panics that lead to one code at one line are the same to anyone who looks. */
function panicKey(expression: Expression, code: number, reason = ''): string {
  return `${code} ${expression.location.file}:${expression.location.line} ${reason}`;
}

function ownChecks(expression: Expression, effects: Effects): void {
  switch (expression.kind) {
    case 'index':
    case 'charCode':
      if (expression.checked) effects.panics.add(panicKey(expression, 1));
      break;
    case 'inRange':
      effects.panics.add(panicKey(expression, 1));
      break;
    case 'dereference':
      if (expression.checked) effects.panics.add(panicKey(expression, 3));
      break;
    case 'nonNull':
      effects.panics.add(panicKey(expression, 3));
      break;
    case 'subSpan':
      effects.panics.add(panicKey(expression, 6));
      break;
  }
}

function divisionCheck(expression: Expression & { kind: 'division' | 'compound' }, effects: Effects): void {
  const divides = expression.operator === '/' || expression.operator === '%';
  if (divides && expression.checked) effects.panics.add(panicKey(expression, 2));
}

const pureIntrinsics = new Set(
  'clz32 ctz32 popcount32 rbit32 bswap32 ror32 mulWide minU32 maxU32 minI32 maxI32 addressOf overlay spanAt textBytes'.split(
    ' ',
  ),
);

function intrinsic(expression: Expression & { kind: 'intrinsic' }, effects: Effects): void {
  if (pureIntrinsics.has(expression.name)) return;
  if (expression.name === 'clearStorage' || expression.name === 'assignStruct') {
    effects.writes.add('element');
    if (expression.name === 'assignStruct') effects.reads.add('element');
    return;
  }
  include(effects, opaqueEffects);
}
