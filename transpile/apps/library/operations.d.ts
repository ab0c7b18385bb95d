/**
 * Operations of the run-time library as functions, for the parts of the library that are TypeScript: a call of `operation.<name>` is
 * the operation `<name>` of the core (core/operations.ts) with these operands, as they are. Apps cannot see it.
 */
declare namespace operation {
  /** Room for `length` elements; those from the old length on are undefined until they are set. */
  function array_resize<T>(array: T[], length: number): void;
  /** Copies elements, within an array too, as if all were read first. */
  function array_move<T>(target: T[], at: number, source: T[], from: number, count: number): void;
  function assert(condition: boolean): void;
  /** < 0, 0, > 0, by the characters' codes. */
  function compared(a: string, b: string): number;
  function join(texts: string[], separator: string): string;
  function character_text(text: string, index: number): string;
  /** All matches of a pattern with the flag g; without it the first. */
  function pattern_match_all(pattern: RegExp, text: string): RegExpMatchArray[];
  function match_index(match: RegExpMatchArray): number;

  /** A walk through a Map or a Set, in the order in which its keys came, also while it changes: a reference, as it is. */
  type Walk = number;
  function dictionary_walk<D>(dictionary: D): Walk;
  function dictionary_next(walk: Walk): boolean;
  function dictionary_key<K>(walk: Walk): K;
  function dictionary_value<V>(walk: Walk): V;
  /** Of a Record: integers first. */
  function dictionary_keys<V>(dictionary: Record<string, V>): string[];
  function dictionary_set<D, K, V>(dictionary: D, key: K, what: V): void;
}
