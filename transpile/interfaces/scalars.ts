/** Scalars as words of a message and back, as source text. What comes from the other side is checked before it gets a type. */
import type { Enumeration, Scalar } from './model';

/** The words that carry `value`. */
export function encode(type: Scalar, value: string): string[] {
  if (type.kind === 'bool') return [`u32(${value})`];
  if (type.kind === 'enum')
    return [rawMembers(type).some((raw) => raw > 0x7fffffff) ? `u32(${value})` : value];
  if (type.name === 'u64') return [`u32(${value})`, `u32(${value} >> 32n)`];
  return [type.name.startsWith('i') ? `u32(${value})` : value];
}

/** What must hold for the words to be a value of the type; undefined: nothing. */
export function condition(type: Scalar, word: string): string | undefined {
  if (type.kind === 'bool') return `${word} <= 1`;
  if (type.kind === 'enum') return isMember(type, word);
  switch (type.name) {
    case 'u8':
      return `${word} <= 0xff`;
    case 'u16':
      return `${word} <= 0xffff`;
    case 'i8':
    case 'i16':
      return `u32(${type.name}(${word})) === ${word}`;
    default:
      return undefined;
  }
}

export function decode(type: Scalar, words: readonly string[]): string {
  const [low = '0', high = '0'] = words;
  if (type.kind === 'bool') return `${low} !== 0`;
  if (type.kind === 'enum') return `${low} as ${type.name}`;
  if (type.name === 'u64') return `(u64(${high}) << 32n) | u64(${low})`;
  return type.name === 'u32' ? low : `${type.name}(${low})`;
}

/** Members as words, ascending, each once. */
export function rawMembers(type: Enumeration): number[] {
  return [...new Set(type.members.map(({ value }) => value >>> 0))].sort((a, b) => a - b);
}

/** Whether a word is a member: a comparison for each run of consecutive members. */
export function isMember(type: Enumeration, word: string, mask = 0xffffffff): string {
  const values = [...new Set(rawMembers(type).map((value) => (value & mask) >>> 0))].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const value of values) {
    const last = runs[runs.length - 1];
    if (last && last[1] + 1 === value) last[1] = value;
    else runs.push([value, value]);
  }
  const tests = runs.map(([first, last]) => {
    if (first === last) return `${word} === ${first}`;
    return first === 0 ? `${word} <= ${last}` : `(${word} >= ${first} && ${word} <= ${last})`;
  });
  if (tests.length === 0) return 'false';
  return tests.length === 1 ? (tests[0] ?? '') : `(${tests.join(' || ')})`;
}
