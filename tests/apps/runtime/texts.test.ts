/** Every operation on texts against Node: generated texts and operands, with those at and beyond the ends. */
import { Random } from '../../fuzz/random';
import { runOnArm, runOnHost } from '../toolchain';
import { type Call, type Case, differences, type Operand, platforms } from './cases';

const CALLS = {
  concatenate: { c: 'app_concatenate($0, $1)', shows: 'text' },
  length: { c: 'app_length($0)', shows: 'number' },
  char_at: { c: 'app_char_at($0, $1)', shows: 'text' },
  slice: { c: 'app_slice($0, $1, $2)', shows: 'text' },
  substring: { c: 'app_substring($0, $1, $2)', shows: 'text' },
  from_character: { c: 'app_from_character($0)', shows: 'text' },
  same: { c: 'app_same($0, $1)', shows: 'number' },
  compared: { c: '(app_compared($0, $1) > 0) - (app_compared($0, $1) < 0)', shows: 'number' },
  index_of: { c: 'app_index_of($0, $1, $2)', shows: 'number' },
  last_index_of: { c: 'app_last_index_of($0, $1, $2)', shows: 'number' },
  starts_with: { c: 'app_starts_with($0, $1, $2)', shows: 'number' },
  ends_with: { c: 'app_ends_with($0, $1, $2)', shows: 'number' },
  upper_case: { c: 'app_upper_case($0)', shows: 'text' },
  lower_case: { c: 'app_lower_case($0)', shows: 'text' },
  trim: { c: 'app_trim($0, $1)', shows: 'text' },
  to_text: { c: 'app_to_text($0)', shows: 'text' },
  to_text_radix: { c: 'app_to_text_radix($0, $1)', shows: 'text' },
  parse_integer: { c: 'app_parse_integer($0, $1)', shows: 'number' },
  parse_number: { c: 'app_parse_number($0)', shows: 'number' },
  repeat: { c: 'app_repeat($0, $1)', shows: 'text' },
  pad: { c: 'app_pad($0, $1, $2, $3)', shows: 'text' },
  split: { c: 'app_split($0, $1, $2)', shows: 'list' },
  join: { c: 'app_join(app_split($0, $1, -1), $2)', shows: 'text' },
  replace: { c: 'app_replace($0, $1, $2, $3)', shows: 'text' },
  json: { c: 'app_json($0)', shows: 'text' },
} as const satisfies Record<string, Call>;
type Name = keyof typeof CALLS;

const TRIM = [String.prototype.trimStart, String.prototype.trimEnd, String.prototype.trim];

/** What Node says of the same operands. */
const NODE: Readonly<Record<Name, (...operands: never[]) => unknown>> = {
  concatenate: (a: string, b: string) => a + b,
  length: (a: string) => a.length,
  char_at: (a: string, i: number) => a.charAt(i),
  slice: (a: string, i: number, j: number) => a.slice(i, j),
  substring: (a: string, i: number, j: number) => a.substring(i, j),
  from_character: (code: number) => String.fromCharCode(code),
  same: (a: string, b: string) => Number(a === b),
  compared: (a: string, b: string) => Number(a > b) - Number(a < b),
  index_of: (a: string, b: string, i: number) => a.indexOf(b, i),
  last_index_of: (a: string, b: string, i: number) => a.lastIndexOf(b, i),
  starts_with: (a: string, b: string, i: number) => Number(a.startsWith(b, i)),
  ends_with: (a: string, b: string, i: number) => Number(a.endsWith(b, i)),
  upper_case: (a: string) => a.toUpperCase(),
  lower_case: (a: string) => a.toLowerCase(),
  trim: (a: string, sides: number) => TRIM[sides - 1]?.call(a),
  to_text: (n: number) => String(n),
  to_text_radix: (n: number, radix: number) => n.toString(radix),
  parse_integer: (a: string, radix: number) => parseInt(a, radix) || 0,
  parse_number: (a: string) => Number(a) || 0,
  repeat: (a: string, n: number) => a.repeat(n),
  pad: (a: string, n: number, fill: string, side: number) =>
    side === 1 ? a.padStart(n, fill) : a.padEnd(n, fill),
  split: (a: string, b: string, limit: number) => a.split(b, limit),
  join: (a: string, b: string, c: string) => a.split(b).join(c),
  replace: (a: string, b: string, c: string, all: number) => (all ? a.replaceAll(b, c) : a.replace(b, c)),
  json: (a: string) => JSON.stringify(a),
};

const OF_JSON = '"\\/\b\t\n\f\r\0\u001f \u007f';
const ALPHABETS = [
  'ab',
  'ab ',
  'aAzZ[`{@',
  'äÄßÞþ÷×ÿà',
  '0123456789abcxXoOzZ-+ ',
  '\t\n \u00a0\v\fa',
  OF_JSON,
];
const REPLACEMENTS = ['', 'x', '[$&]', '$$', '$`|', "|$'", '$1', '$0', '$', 'a$', '$<a>', '$&$&', 'aa'];

class Choices extends Random {
  text(): string {
    const alphabet = this.pick(ALPHABETS);
    const characters = Array.from({ length: this.oneIn(8) ? 0 : this.below(12) }, () =>
      this.pick([...alphabet]),
    );
    return characters.join('');
  }

  /** Often in the text. */
  partOf(text: string): string {
    const start = this.below(text.length + 1);
    return this.oneIn(5) ? this.text() : text.slice(start, start + this.below(3));
  }

  place(): number {
    return this.oneIn(10) ? this.pick([0x7fffffff, -0x80000000, 0, -1]) : this.between(-14, 14);
  }

  number(): number {
    return this.oneIn(4) ? this.pick([0x7fffffff, -0x80000000, 0, -1, 10]) : this.bits() >> this.below(32);
  }

  operands(call: Name): readonly Operand[] {
    const text = this.text();
    switch (call) {
      case 'length':
      case 'lower_case':
      case 'json':
        return [text];
      case 'upper_case':
        return [text.replaceAll('ÿ', '')];
      case 'char_at':
        return [text, this.place()];
      case 'slice':
      case 'substring':
        return [text, this.place(), this.place()];
      case 'concatenate':
      case 'same':
      case 'compared':
        return [text, this.oneIn(4) ? text : this.text()];
      case 'index_of':
      case 'last_index_of':
      case 'starts_with':
      case 'ends_with':
        return [text, this.partOf(text), this.place()];
      case 'trim':
        return [text, this.between(1, 3)];
      case 'repeat':
        return [text, this.below(5)];
      case 'pad':
        return [text, this.place() % 30, this.text(), this.between(1, 2)];
      case 'split':
        return [text, this.partOf(text), this.between(-1, 5)];
      case 'join':
        return [text, this.partOf(text), this.text()];
      case 'replace':
        return [text, this.partOf(text), this.pick(REPLACEMENTS), this.below(2)];
      default:
        return this.numberOperands(call);
    }
  }

  private numberOperands(call: Name): readonly Operand[] {
    const number = this.number();
    const radix = this.between(2, 36);
    if (call === 'to_text') return [number];
    if (call === 'to_text_radix') return [number, radix];
    if (call === 'from_character') return [this.below(256) + 0x10000 * this.between(-2, 2)];
    if (call === 'parse_number') return [this.pick(NUMBERS(number))];
    return this.pick([
      [number.toString(radix) + this.pick(['', '!', ' ', 'é']), radix],
      [this.pick(NUMBERS(number)), 0],
      [` 0x${Math.abs(number >> 1).toString(16)}`, this.pick([0, 16])],
    ]);
  }
}

/** Ways to write a number that Number and parseInt understand alike. */
const NUMBERS = (number: number): readonly string[] => [
  String(number),
  `\t${number}\u00a0\n`,
  number < 0 ? String(number) : `+${number}`,
  `0x${Math.abs(number >> 1).toString(16)}`,
  `0X${Math.abs(number >> 1)
    .toString(16)
    .toUpperCase()}`,
  number < 0 ? '-007' : '007',
];

function casesOf(seed: number, count: number): Case<Name>[] {
  const choices = new Choices(seed);
  const names = Object.keys(CALLS) as Name[];
  return Array.from({ length: count }, (_, index) => {
    const call = names[index % names.length] ?? 'length';
    const operands = choices.operands(call);
    return { call, operands, expected: NODE[call](...(operands as never[])) };
  });
}

const FIXED_SEED = 6;
const COUNT = 4000;
const SECONDS = 1000;
const freshSeed = Number(process.env['CONDUCTOR_APPS_SEED'] ?? Date.now() >>> 0);

describe.each([
  ['the fixed seed', FIXED_SEED],
  ['a fresh seed', freshSeed],
])(`%s (CONDUCTOR_APPS_SEED=%i), ${COUNT} calls`, (_, seed) => {
  test.each(platforms)(
    'texts on %s are what they are in Node',
    async (_place, run, options) => {
      expect(await differences(run, CALLS, casesOf(seed, COUNT), options)).toEqual([]);
    },
    120 * SECONDS,
  );
});

test('prefixes of other bases are numbers for Number', async () => {
  const cases = ['0b101', '0B1', '0o17', '', ' ', '-0', '2147483647', '-2147483648'].map((text) => ({
    call: 'parse_number' as const,
    operands: [text],
    expected: Number(text) || 0,
  }));
  expect(await differences(runOnHost, CALLS, cases)).toEqual([]);
});

const RANGE = 16;
const TEXT = 19;
const HEAP = 17;
const INDEX = 1;

const FAULTS: readonly [string, number, Name | 'character', readonly Operand[]][] = [
  ['a number too large', RANGE, 'parse_integer', ['2147483648', 10]],
  ['a number too small', RANGE, 'parse_integer', ['-2147483649', 10]],
  ['no digits', RANGE, 'parse_integer', ['x', 10]],
  ['a sign alone', RANGE, 'parse_integer', ['-', 0]],
  ['a base that is none', RANGE, 'parse_integer', ['1', 37]],
  ['base 1', RANGE, 'parse_integer', ['1', 1]],
  ['a fraction', RANGE, 'parse_number', ['1.5']],
  ['something behind the number', RANGE, 'parse_number', ['1 2']],
  ['a prefix without digits', RANGE, 'parse_number', ['0x']],
  ['a sign before a prefix', RANGE, 'parse_number', ['-0x1']],
  ['text in base 37', RANGE, 'to_text_radix', [1, 37]],
  ['text in base 1', RANGE, 'to_text_radix', [1, 1]],
  ['less than no repetition', RANGE, 'repeat', ['a', -1]],
  ['more repetitions than the heap holds', HEAP, 'repeat', ['abc', 0x7fffffff]],
  ['padding larger than the heap', HEAP, 'pad', ['abc', 0x7fffffff, ' ', 1]],
  ['the capital of ÿ, which is U+0178', TEXT, 'upper_case', ['aÿ']],
  ['the capital of µ, which is U+039C', TEXT, 'upper_case', ['µ']],
  ['the character U+0100', TEXT, 'from_character', [0x100]],
  ['the character U+FFFF of -1', TEXT, 'from_character', [-1]],
  ['the character behind the last', INDEX, 'character', ['abc', 3]],
  ['the character before the first', INDEX, 'character', ['abc', -1]],
];

test.each(FAULTS)('%s is a fault (%i)', async (_about, code, call, operands) => {
  const calls = { ...CALLS, character: { c: 'app_character_text($0, $1)', shows: 'text' } as const };
  const [end] = await differences(runOnHost, calls, [{ call, operands, expected: 'a fault' }]);
  expect(JSON.parse(end?.found ?? 'null')).toMatchObject({ code });
});

test('a fault is one of the same line on ARM', async () => {
  const [end] = await differences(runOnArm, CALLS, [{ call: 'upper_case', operands: ['ÿ'], expected: 0 }]);
  expect(JSON.parse(end?.found ?? 'null')).toMatchObject({ code: TEXT });
});
