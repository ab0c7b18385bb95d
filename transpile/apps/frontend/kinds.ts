/**
 * Kinds: what an app's values are at run time, one for each way to keep a thing in 32 bits.
 *
 * | kind | the 32 bits |
 * |---|---|
 * | number | the number |
 * | boolean | 0 or 1 |
 * | text, error, pattern, callable, array, dictionary, map, set | a reference; see runtime/app.h |
 * | object, union, tuple | a reference to a record: one word for each field or element |
 * | iterator | none: what it walks is taken from the expression |
 * | match | an array of texts (undefined: a group that took no part), and behind its two words the index of the match; `match` with the
 *   flag g gives such a record, too |
 * | absent, void | 0 undefined, 1 null |
 * | maybe(of) | 0 undefined, 1 null; otherwise the reference, a box for a number, 2 and 3 for false and true |
 * | erased | a type parameter: whatever it stands for; moved about, never looked at |
 *
 * Invariants: kinds come from types (type-kinds.ts) and are compared by `sameKind`, not by identity; they may refer to
 * themselves (a list's node), so whoever walks them stops where it has been. A `maybe` is never of `maybe`, `absent`, `void` or `erased`.
 */
import type { Layout } from './layouts';
import { sameLayout } from './layouts';

export type Kind =
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'error' }
  | { readonly kind: 'pattern' }
  | { readonly kind: 'match' }
  | { readonly kind: 'void' }
  /** `undefined` or `null` and nothing else. */
  | { readonly kind: 'absent' }
  /** What never comes: the result of a function that always throws. */
  | { readonly kind: 'never' }
  | { readonly kind: 'erased'; readonly name: string }
  | ObjectKind
  | UnionKind
  | { readonly kind: 'array'; readonly of: Kind }
  | { readonly kind: 'tuple'; readonly kinds: readonly Kind[] }
  /** Record<string, T> and index signatures. */
  | { readonly kind: 'dictionary'; readonly of: Kind }
  | { readonly kind: 'map'; readonly key: Kind; readonly of: Kind }
  | { readonly kind: 'set'; readonly of: Kind }
  /** What `keys()`, `values()` and `entries()` give: to go through at once, never kept in a variable. */
  | { readonly kind: 'iterator'; readonly of: Kind }
  | CallableKind
  | MaybeKind;

export interface ObjectKind {
  readonly kind: 'object';
  readonly layout: Layout;
}

/** Objects of several layouts, told apart by the program (`shape.kind === 'circle'`). */
export interface UnionKind {
  readonly kind: 'union';
  readonly layouts: readonly Layout[];
}

export interface CallableKind {
  readonly kind: 'callable';
  /** An optional one, or one with a default value, is a `maybe`; a rest parameter is the last, an array. */
  readonly parameters: readonly Kind[];
  /** How many arguments a call gives at least. */
  readonly required: number;
  readonly rest: boolean;
  readonly result: Kind;
}

export interface MaybeKind {
  readonly kind: 'maybe';
  readonly of: Kind;
}

export const NUMBER: Kind = { kind: 'number' };
export const BOOLEAN: Kind = { kind: 'boolean' };
export const TEXT: Kind = { kind: 'text' };
export const ERROR: Kind = { kind: 'error' };
export const PATTERN: Kind = { kind: 'pattern' };
export const MATCH: Kind = { kind: 'match' };
export const VOID: Kind = { kind: 'void' };
export const ABSENT: Kind = { kind: 'absent' };
export const NEVER: Kind = { kind: 'never' };

/** What a closure is called with besides itself: `app_function` has that many. */
export const MOST_CLOSURE_PARAMETERS = 4;

/** `kind | undefined`. */
export function maybe(kind: Kind): Kind {
  return kind.kind === 'maybe' || kind.kind === 'absent' || kind.kind === 'void' || kind.kind === 'never'
    ? kind.kind === 'maybe'
      ? kind
      : ABSENT
    : { kind: 'maybe', of: kind };
}

/** Without `undefined` and `null`. */
export function present(kind: Kind): Kind {
  return kind.kind === 'maybe' ? kind.of : kind;
}

/** What `for..of` and `...` get of it, one after the other; undefined: it cannot be gone through. */
export function iteratedKind(kind: Kind): Kind | undefined {
  switch (kind.kind) {
    case 'array':
    case 'set':
    case 'iterator':
      return kind.of;
    case 'text':
    case 'match':
      return TEXT;
    case 'map':
      return { kind: 'tuple', kinds: [kind.key, kind.of] };
    case 'tuple':
      return kind.kinds.every((one) => sameKind(one, kind.kinds[0] as Kind)) ? kind.kinds[0] : undefined;
    default:
      return undefined;
  }
}

/** Whether a value of it is a reference, and never 0 or 1. */
export function isReference(kind: Kind): boolean {
  return !['number', 'boolean', 'void', 'absent', 'never', 'erased', 'maybe'].includes(kind.kind);
}

/** Pairs that are being compared: met again, they are equal unless something else differs. */
export type Compared = (readonly [object, object])[];

/** Whether values of both are the same 32 bits and everything they lead to is, too. */
export function sameKind(a: Kind, b: Kind, compared: Compared = []): boolean {
  if (a === b) return true;
  if (compared.some(([one, other]) => one === a && other === b)) return true;
  const within: Compared = [...compared, [a, b]];
  const same = (one: Kind, other: Kind): boolean => sameKind(one, other, within);
  const all = (ones: readonly Kind[], others: readonly Kind[]): boolean =>
    ones.length === others.length && ones.every((one, at) => same(one, others[at] as Kind));
  switch (a.kind) {
    case 'object':
    case 'union':
      return isWithin(a, b, within) && isWithin(b, a, within);
    case 'array':
    case 'dictionary':
    case 'set':
    case 'iterator':
    case 'maybe':
      return b.kind === a.kind && same(a.of, b.of);
    case 'map':
      return b.kind === 'map' && same(a.key, b.key) && same(a.of, b.of);
    case 'tuple':
      return b.kind === 'tuple' && all(a.kinds, b.kinds);
    case 'callable':
      return (
        b.kind === 'callable' &&
        a.rest === b.rest &&
        all(a.parameters, b.parameters) &&
        same(a.result, b.result)
      );
    default:
      return a.kind === b.kind;
  }
}

/** How a value of one kind becomes one of another: as it is, into a `maybe` of a number or boolean, or out of it. */
export type Conversion = 'none' | 'box number' | 'box boolean' | 'unbox number' | 'unbox boolean';

/**
 * The conversion for a value that is stored, passed or returned where `to` is expected; undefined: there is none, and the
 * program is refused.
 */
export function wideningOf(from: Kind, to: Kind): Conversion | undefined {
  if (from.kind === 'never' || to.kind === 'erased' || sameKind(from, to)) return 'none';
  if (to.kind === 'maybe') return wideningToMaybe(from, to.of);
  if (from.kind === 'absent' || from.kind === 'void')
    return to.kind === 'absent' || to.kind === 'void' ? 'none' : undefined;
  if (to.kind === 'array' && from.kind === 'array') return from.of.kind === 'never' ? 'none' : undefined;
  // All matches of a pattern with the flag g, which a variable's type does not tell from one match.
  if (to.kind === 'match' && from.kind === 'array')
    return ['text', 'never'].includes(from.of.kind) ? 'none' : undefined;
  if (to.kind === 'union') return isWithin(from, to) ? 'none' : undefined;
  return from.kind === 'callable' && to.kind === 'callable' && fitsCallable(from, to) ? 'none' : undefined;
}

function wideningToMaybe(from: Kind, to: Kind): Conversion | undefined {
  if (from.kind === 'absent' || from.kind === 'void') return 'none';
  if (wideningOf(present(from), to) !== 'none') return undefined;
  if (from.kind === 'maybe') return 'none';
  return from.kind === 'number' ? 'box number' : from.kind === 'boolean' ? 'box boolean' : 'none';
}

/**
 * The conversion where the checker has narrowed a value that is declared as `from` to `to`. The checker believes what was true
 * before a call: what other code can change meanwhile (fields, elements, globals, captured variables) has to go through `app_present`.
 */
export function narrowingOf(from: Kind, to: Kind): Conversion {
  if (from.kind !== 'maybe' || to.kind === 'maybe') return 'none';
  return to.kind === 'number' ? 'unbox number' : to.kind === 'boolean' ? 'unbox boolean' : 'none';
}

/** Whether each layout that the one may have is one of the other's. */
function isWithin(from: Kind, to: Kind, compared: Compared = []): boolean {
  const others = layoutsOf(to);
  const layouts = layoutsOf(from);
  return (
    layouts.length > 0 &&
    layouts.every((layout) => others.some((other) => sameLayout(layout, other, compared)))
  );
}

/** Of an object or a union of objects. */
export function layoutsOf(kind: Kind): readonly Layout[] {
  return kind.kind === 'object' ? [kind.layout] : kind.kind === 'union' ? kind.layouts : [];
}

/** A function value may ignore arguments and have a result that nobody wants; what passes must be the same 32 bits. */
function fitsCallable(from: CallableKind, to: CallableKind): boolean {
  if (from.rest !== to.rest && (from.rest || to.rest)) return false;
  if (from.required > to.parameters.length) return false;
  const parametersFit = from.parameters.every((parameter, at) => {
    const given = to.parameters[at];
    return given === undefined || wideningOf(given, parameter) === 'none';
  });
  return parametersFit && (to.result.kind === 'void' || wideningOf(from.result, to.result) === 'none');
}
