/**
 * Reads our integer types back from the checker's.
 *
 * The library brands `number` with optional properties under unique symbols (see transpile/lib/dialect.d.ts): INT lists
 * the names that may widen to the type, VOLATILE marks registers, BITS gives a width.
 */
import ts from 'typescript';
import type { IntegerName } from '../ir/ir';

export interface Brand {
  readonly integer: IntegerName;
  readonly volatile: boolean;
  /** The type argument of `bits<N>`. */
  readonly bits: ts.Type | undefined;
}

/** The widest name decides: `'u8' | 'u16'` is what fits into a u16. */
const WIDEST_FIRST: readonly IntegerName[] = ['u64', 'i32', 'u32', 'i16', 'u16', 'i8', 'u8'];

const known = new WeakMap<ts.Type, Brand | null>();

/** The brand of an integer type; undefined for a plain `number` and everything else. */
export function brandOf(checker: ts.TypeChecker, type: ts.Type): Brand | undefined {
  const cached = known.get(type);
  if (cached !== undefined) return cached ?? undefined;
  const brand = readBrand(checker, type);
  known.set(type, brand ?? null);
  return brand;
}

function readBrand(checker: ts.TypeChecker, type: ts.Type): Brand | undefined {
  if (!type.isIntersection()) return undefined;
  const marks = new Map<string, ts.Type>();
  for (const part of type.types) {
    if (!(part.flags & ts.TypeFlags.Object)) continue;
    for (const property of checker.getPropertiesOfType(part)) {
      const mark = /^__@([A-Z]+)@/.exec(String(property.escapedName))?.[1];
      if (mark !== undefined) marks.set(mark, checker.getTypeOfSymbol(property));
    }
  }
  const names = literalsOf(marks.get('INT'));
  const integer = WIDEST_FIRST.find((name) => names.includes(name));
  if (integer === undefined) {
    return marks.has('BITS')
      ? { integer: 'u32', volatile: marks.has('VOLATILE'), bits: withoutUndefined(marks) }
      : undefined;
  }
  return { integer, volatile: marks.has('VOLATILE'), bits: withoutUndefined(marks) };
}

function withoutUndefined(marks: ReadonlyMap<string, ts.Type>): ts.Type | undefined {
  const type = marks.get('BITS');
  if (type === undefined || !type.isUnion()) return type;
  return type.types.find((part) => !(part.flags & ts.TypeFlags.Undefined));
}

function literalsOf(type: ts.Type | undefined): string[] {
  if (type === undefined) return [];
  const parts = type.isUnion() ? type.types : [type];
  return parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
}
