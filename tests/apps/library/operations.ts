/** The operations that the library's TypeScript calls, as JavaScript has them: so its tests run in Node. */

type Dictionary = Map<unknown, unknown> | Set<unknown>;

class Walk {
  readonly entry = 0;
  key: unknown;
  value: unknown;
  private readonly entries: Iterator<[unknown, unknown]>;
  constructor(dictionary: Dictionary) {
    this.entries = dictionary.entries() as Iterator<[unknown, unknown]>;
  }
  next(): boolean {
    const { done, value } = this.entries.next();
    if (!done) [this.key, this.value] = value;
    return !done;
  }
}

const OPERATIONS: Partial<Record<keyof typeof operation, unknown>> = {
  array_resize: (array: unknown[], length: number) => {
    while (array.length < length) array.push(undefined);
    array.length = length;
  },
  array_move: (target: unknown[], at: number, source: unknown[], from: number, count: number) => {
    const moved = source.slice(from, from + count);
    if (from + count > source.length || at + count > target.length) throw new RangeError('not all there');
    moved.forEach((element, index) => (target[at + index] = element));
  },
  assert: (condition: boolean) => {
    if (!condition) throw new Error('assertion');
  },
  pattern_match_all: (pattern: RegExp, text: string) =>
    pattern.global ? [...text.matchAll(pattern)] : [pattern.exec(text)].filter((match) => match !== null),
  match_index: (match: RegExpMatchArray) => match.index,
  compared: (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0),
  join: (texts: string[], separator: string) => texts.join(separator),
  character_text: (text: string, index: number) => text[index],
  dictionary_walk: (dictionary: Dictionary) => new Walk(dictionary),
  dictionary_next: (walk: Walk) => walk.next(),
  dictionary_key: (walk: Walk) => walk.key,
  dictionary_value: (walk: Walk) => walk.value,
  dictionary_keys: (record: Record<string, unknown>) => Object.keys(record),
  dictionary_set: (dictionary: Dictionary, key: unknown, value: unknown) =>
    dictionary instanceof Map ? dictionary.set(key, value) : dictionary.add(key),
};

export function provideOperations(): void {
  Object.assign(globalThis, { operation: OPERATIONS });
}
