/** The types whose kinds are known from the start: the language's own, and the library's by name (lib/). */
import ts from 'typescript';
import { ABSENT, BOOLEAN, ERROR, MATCH, NEVER, NUMBER, PATTERN, TEXT, VOID, type Kind } from './kinds';

/** By the checker's flags. */
export const SIMPLE: readonly (readonly [ts.TypeFlags, Kind])[] = [
  [ts.TypeFlags.NumberLike, NUMBER],
  [ts.TypeFlags.StringLike, TEXT],
  [ts.TypeFlags.BooleanLike, BOOLEAN],
  [ts.TypeFlags.Void, VOID],
  [ts.TypeFlags.Undefined | ts.TypeFlags.Null, ABSENT],
  [ts.TypeFlags.Never, NEVER],
];

/** Of the library's own types, by name; arrays are known to the checker. */
export const OF_LIBRARY: Readonly<Record<string, (of: readonly Kind[]) => Kind>> = {
  Array: ([of = NEVER]) => ({ kind: 'array', of }),
  ReadonlyArray: ([of = NEVER]) => ({ kind: 'array', of }),
  UnfilledArray: () => ({ kind: 'array', of: NEVER }),
  Map: ([key = NEVER, of = NEVER]) => ({ kind: 'map', key, of }),
  ReadonlyMap: ([key = NEVER, of = NEVER]) => ({ kind: 'map', key, of }),
  Set: ([of = NEVER]) => ({ kind: 'set', of }),
  ReadonlySet: ([of = NEVER]) => ({ kind: 'set', of }),
  IterableIterator: ([of = NEVER]) => ({ kind: 'iterator', of }),
  Error: () => ERROR,
  RegExp: () => PATTERN,
  RegExpMatchArray: () => MATCH,
  RegExpExecArray: () => MATCH,
  // For the library's own parts (library/operations.d.ts).
  Walk: () => ({ kind: 'erased', name: 'Walk' }),
};
