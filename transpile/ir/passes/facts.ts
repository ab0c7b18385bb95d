/**
 * What the range analysis knows at one point of a function.
 *
 * Facts are kept for locals, and for scalar places in memory with a fixed name: a global, or a field reached from a global
 * struct or through one local reference (`task.next`). A missing fact means "anything the type allows".
 *
 * Soundness of facts about memory rests on three rules: scalars have no address, so only a store that names a global
 * scalar changes it; two different leaves under one root never overlap; every other store, any call and any assembly
 * may change every other field, because two references (or an overlay) may lead to the same struct.
 */
import type { Expression, GlobalVariable, Type, Variable } from '../ir';
import { type Interval, join, meet, equal, rangeOfField, rangeOfType } from './interval';

/** A scalar in memory that can be named again later. */
export interface MemoryPlace {
  readonly name: string;
  readonly root: Variable | GlobalVariable;
  /** Everything it can hold. */
  readonly range: Interval;
  /** A global that is not inside a struct: only stores that name it reach it. */
  readonly scalarGlobal: boolean;
}

interface MemoryFact {
  readonly place: MemoryPlace;
  readonly interval: Interval;
}

export class Facts {
  private constructor(
    private readonly locals: Map<Variable, Interval>,
    private readonly memory: Map<string, MemoryFact>,
    /** For an index: the spans and texts whose length it is known to be below. */
    private readonly below: Map<Variable, ReadonlySet<Variable>>,
  ) {}

  static none(): Facts {
    return new Facts(new Map(), new Map(), new Map());
  }

  clone(): Facts {
    return new Facts(new Map(this.locals), new Map(this.memory), new Map(this.below));
  }

  local(variable: Variable): Interval {
    return this.locals.get(variable) ?? rangeOfType(variable.type);
  }

  /** Records a new value of a local; everything known through the old one is gone. */
  setLocal(variable: Variable, interval: Interval): void {
    this.locals.set(variable, interval);
    this.below.delete(variable);
    for (const [index, spans] of this.below) {
      if (spans.has(variable)) this.below.delete(index);
    }
    this.forget((place) => place.root === variable);
  }

  at(place: MemoryPlace): Interval {
    return this.memory.get(place.name)?.interval ?? place.range;
  }

  /** Records a store to a named place. */
  setMemory(place: MemoryPlace, interval: Interval): void {
    if (!place.scalarGlobal) this.forget((other) => !other.scalarGlobal && other.root !== place.root);
    this.memory.set(place.name, { place, interval });
  }

  /** A store through a name that is not tracked. */
  forgetFields(): void {
    this.forget((place) => !place.scalarGlobal);
  }

  /** A call or assembly: anything in memory may have changed. */
  forgetMemory(): void {
    this.memory.clear();
  }

  /** Without changing it, the local is known to be inside the interval. */
  narrowLocal(variable: Variable, interval: Interval): Facts | undefined {
    const narrowed = meet(this.local(variable), interval);
    if (narrowed === undefined) return undefined;
    this.locals.set(variable, narrowed);
    return this;
  }

  /** Without changing it, the place is known to hold something inside the interval. */
  narrowMemory(place: MemoryPlace, interval: Interval): Facts | undefined {
    const narrowed = meet(this.at(place), interval);
    if (narrowed === undefined) return undefined;
    this.memory.set(place.name, { place, interval: narrowed });
    return this;
  }

  setBelow(index: Variable, span: Variable): void {
    this.below.set(index, new Set([...(this.below.get(index) ?? []), span]));
  }

  isBelow(index: Variable, span: Variable): boolean {
    return this.below.get(index)?.has(span) ?? false;
  }

  private forget(matches: (place: MemoryPlace) => boolean): void {
    for (const { place } of [...this.memory.values()]) {
      if (matches(place)) this.memory.delete(place.name);
    }
  }

  /** What holds on both of two paths. With `widen`, a bound that moves jumps to the type's own. */
  static merge(a: Facts | undefined, b: Facts | undefined, widen = false): Facts | undefined {
    if (a === undefined || b === undefined) return a ?? b;
    const combine = widen ? widenTo : (old: Interval, now: Interval): Interval => join(old, now);
    const merged = Facts.none();
    for (const [variable, old] of a.locals) {
      const now = b.locals.get(variable);
      if (now) merged.locals.set(variable, combine(old, now, rangeOfType(variable.type)));
    }
    for (const [name, old] of a.memory) {
      const now = b.memory.get(name);
      if (now)
        merged.memory.set(name, {
          place: old.place,
          interval: combine(old.interval, now.interval, old.place.range),
        });
    }
    for (const [index, spans] of a.below) {
      const both = [...spans].filter((span) => b.isBelow(index, span));
      if (both.length > 0) merged.below.set(index, new Set(both));
    }
    return merged;
  }

  /** Whether both know exactly the same. */
  static same(a: Facts | undefined, b: Facts | undefined): boolean {
    if (a === undefined || b === undefined) return a === b;
    return (
      sameEntries(a.locals, b.locals, equal) &&
      sameEntries(a.memory, b.memory, (one, other) => equal(one.interval, other.interval)) &&
      sameEntries(
        a.below,
        b.below,
        (one, other) => one.size === other.size && [...one].every((s) => other.has(s)),
      )
    );
  }
}

function sameEntries<K, V>(
  a: ReadonlyMap<K, V>,
  b: ReadonlyMap<K, V>,
  same: (x: V, y: V) => boolean,
): boolean {
  if (a.size !== b.size) return false;
  return [...a].every(([key, value]) => {
    const other = b.get(key);
    return other !== undefined && same(value, other);
  });
}

function widenTo(old: Interval, now: Interval, limit: Interval): Interval {
  return {
    low: now.low < old.low ? limit.low : old.low,
    high: now.high > old.high ? limit.high : old.high,
  };
}

/** The name of a scalar place in memory, if facts can be kept about it. */
export function memoryPlace(place: Expression): MemoryPlace | undefined {
  if (place.kind === 'retype') return memoryPlace(place.operand);
  if (place.kind === 'global') {
    if (isStorage(place.type) || place.variable.external) return undefined;
    const { variable } = place;
    return { name: variable.name, root: variable, range: rangeOfType(variable.type), scalarGlobal: true };
  }
  if (place.kind !== 'field' || place.field.volatile || isStorage(place.field.type)) return undefined;
  const object = structName(place.object);
  if (object === undefined) return undefined;
  const name = `${object.name}.${place.field.name}`;
  return { name, root: object.root, range: rangeOfField(place.field), scalarGlobal: false };
}

type StructName = Pick<MemoryPlace, 'name' | 'root'>;

/** Numbers that tell apart locals with one name. */
const localNumbers = new WeakMap<Variable, number>();
let nextLocalNumber = 0;

function structName(place: Expression): StructName | undefined {
  switch (place.kind) {
    case 'global':
      return { name: place.variable.name, root: place.variable };
    case 'local':
      return localName(place.variable, '');
    case 'field': {
      const object = structName(place.object);
      return object && { name: `${object.name}.${place.field.name}`, root: object.root };
    }
    case 'dereference':
      return pointeeName(place.reference);
    default:
      return undefined;
  }
}

function pointeeName(reference: Expression): StructName | undefined {
  switch (reference.kind) {
    case 'address':
      return structName(reference.place);
    case 'retype':
      return pointeeName(reference.operand);
    case 'nonNull':
      return pointeeName(reference.value);
    case 'local':
      return localName(reference.variable, '->');
    default:
      return undefined;
  }
}

function localName(variable: Variable, suffix: string): StructName {
  const number = localNumbers.get(variable) ?? nextLocalNumber++;
  localNumbers.set(variable, number);
  return { name: `%${number}${suffix}`, root: variable };
}

const isStorage = (type: Type): boolean => type.kind === 'struct' || type.kind === 'array';
