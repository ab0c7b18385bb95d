/** Regular expressions against Node: random ones on random texts with every method, and those that differ easily. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compilePattern } from '../../../transpile/apps/regular-expressions/compile';
import { INSTRUCTIONS } from '../../../transpile/apps/regular-expressions/program';
import { runtimeFolder } from '../../../transpile/apps/runtime/files';
import { runOnHost } from '../toolchain';
import { type Call, type Case, differences, type Operand, platforms } from './cases';
import { Patterns } from './patterns';

const PATTERN = 'const value pattern = app_pattern($0);';

/** Two searches in a row: with g the second goes on behind the first. */
const CALLS = {
  test: {
    c: `({${PATTERN} app_pattern_test(pattern, $1) + 2 * app_pattern_test(pattern, $1); })`,
    shows: 'number',
  },
  execute: {
    c: `({${PATTERN} app_pattern_execute(pattern, $1); app_pattern_execute(pattern, $1); })`,
    shows: 'list',
  },
  index: {
    c: `({ const value match = app_pattern_execute(app_pattern($0), $1); match == APP_NULL ? -1 : app_match_index(match); })`,
    shows: 'number',
  },
  last_index: {
    c: `({${PATTERN} app_pattern_test(pattern, $1); app_pattern_last_index(pattern); })`,
    shows: 'number',
  },
  match: { c: 'app_pattern_match(app_pattern($0), $1)', shows: 'list' },
  search: { c: 'app_pattern_search(app_pattern($0), $1)', shows: 'number' },
  replace: { c: 'app_pattern_replace(app_pattern($0), $1, $2)', shows: 'text' },
  replace_all: { c: 'app_pattern_replace_all(app_pattern($0), $1, $2)', shows: 'text' },
  split: { c: 'app_pattern_split(app_pattern($0), $1, $2)', shows: 'list' },
  match_all: {
    c: `({ const value all = app_pattern_match_all(app_pattern($0), $1);
        app_array_length(all) == 0 ? APP_NULL : app_element(all, app_array_length(all) - 1); })`,
    shows: 'list',
  },
} as const satisfies Record<string, Call>;
type Name = keyof typeof CALLS;

const list = (match: readonly (string | undefined)[] | null | undefined): unknown =>
  match ? [...match].map((part) => part ?? null) : null;

const NODE: Readonly<Record<Name, (pattern: RegExp, text: string, more: never) => unknown>> = {
  test: (pattern, text) => Number(pattern.test(text)) + 2 * Number(pattern.test(text)),
  execute: (pattern, text) => {
    pattern.exec(text);
    return list(pattern.exec(text));
  },
  index: (pattern, text) => pattern.exec(text)?.index ?? -1,
  last_index: (pattern, text) => {
    pattern.test(text);
    return pattern.lastIndex;
  },
  match: (pattern, text) => list(text.match(pattern)),
  search: (pattern, text) => text.search(pattern),
  replace: (pattern, text, by: string) => text.replace(pattern, by),
  replace_all: (pattern, text, by: string) => text.replaceAll(pattern, by),
  split: (pattern, text, limit: number) => text.split(pattern, limit),
  match_all: (pattern, text) =>
    list(pattern.global ? [...text.matchAll(pattern)].at(-1) : pattern.exec(text)),
};

const REPLACEMENTS = ['', '<$&>', '$1', '[$1|$2]', '$01', '$10', '$0', '$$', "$`.$'", '$', '$3x'];

/** Nothing: Node's result is undefined in a list of texts, which is a fault. */
function caseOf(call: Name, pattern: RegExp, text: string, more: readonly Operand[]): Case<Name> | undefined {
  const compiled = compilePattern(pattern.source, pattern.flags);
  if ('problem' in compiled) throw new Error(`${String(pattern)}: ${compiled.problem}`);
  const used = call === 'replace_all' && !pattern.global ? 'replace' : call;
  const expected = NODE[used](new RegExp(pattern), text, more[0] as never);
  if (call === 'split' && (expected as unknown[]).includes(undefined)) return undefined;
  const operands = [{ program: compiled.program }, text, ...more];
  return {
    call: used,
    operands,
    expected,
    about: `${String(pattern)} on ${JSON.stringify([text, ...more])}`,
  };
}

function casesOf(seed: number, count: number): Case<Name>[] {
  const choices = new Patterns(seed);
  const names = Object.keys(CALLS) as Name[];
  const cases = Array.from({ length: count }, (_, index) => {
    const call = names[index % names.length] ?? 'test';
    const pattern = new RegExp(choices.source(), choices.flags());
    const by = choices.pick(REPLACEMENTS);
    const more = call === 'split' ? [choices.between(-1, 4)] : call.startsWith('replace') ? [by] : [];
    return caseOf(call, pattern, choices.text(), more);
  });
  return cases.filter((one) => one !== undefined);
}

const FIXED_SEED = 6;
const COUNT = 3000;
const SECONDS = 1000;
const freshSeed = Number(process.env['CONDUCTOR_APPS_SEED'] ?? Date.now() >>> 0);

describe.each([
  ['the fixed seed', FIXED_SEED],
  ['a fresh seed', freshSeed],
])(`%s (CONDUCTOR_APPS_SEED=%i), ${COUNT} searches`, (_, seed) => {
  test.each(platforms)(
    'expressions on %s find what they find in Node',
    async (_place, run, options) => {
      expect(await differences(run, CALLS, casesOf(seed, COUNT), options)).toEqual([]);
    },
    120 * SECONDS,
  );
});

const DIFFICULT: readonly (readonly [RegExp, string])[] = [
  [/(z)((a+)?(b+)?(c))*/, 'zaacbbbcac'],
  [/(?:a*)*b/, 'aaab'],
  [/(a*)*/, 'b'],
  [/(?:a?)*?b/, 'aab'],
  [/(?:|a){3}$/, 'aaa'],
  [/((a)|b){2}/, 'ab'],
  [/(?:(a)|b)*/, 'ab'],
  [/^\s*(\w+)\s*=\s*(.*?)\s*$/, '  key = some value  '],
  [/(\d+)-(\d+)?/g, '1-2 3- 4'],
  [/^.*$/gm, 'one\ntwo\r\nthree'],
  [/x*/g, 'axb'],
  [/\bfoo\b/i, 'a FOO b'],
  [/[^\W\d_]+/g, 'ab_c1d'],
  [/(?:ab){2,3}?c/, 'ababababc'],
  [/\cJ\t[\cJ]/, '\n\t\n'],
  [/a{,2}/, 'a{,2}'],
  [/[a-z]+$/m, 'abc\ndef'],
  [/\0/, 'a\0b'],
];

test('those in which groups, empty iterations and line ends are easily wrong', async () => {
  const cases = DIFFICULT.flatMap(([pattern, text]) =>
    (Object.keys(CALLS) as Name[])
      .map((call) =>
        caseOf(call, pattern, text, call === 'split' ? [-1] : call.startsWith('replace') ? ['<$1$&>'] : []),
      )
      .filter((one) => one !== undefined),
  );
  expect(await differences(runOnHost, CALLS, cases)).toEqual([]);
});

/* ------------------------------------------------------------------------------------------ limits, faults */

const ABSENT = 3;
const HEAP = 17;
const UNCAUGHT = 18;
const SEARCH = 20;

const compiled = (pattern: RegExp): Operand => {
  const made = compilePattern(pattern.source, pattern.flags);
  if ('problem' in made) throw new Error(made.problem);
  return { program: made.program };
};

test.each([
  ['more steps than a search may take', SEARCH, 'test', [compiled(/(a+)+b/), 'a'.repeat(40)], 65_536],
  ['more to go back to than the heap holds', HEAP, 'test', [compiled(/(?:a|b)*c/), 'ab'.repeat(400)], 2048],
  ['a text that is too long', SEARCH, 'test', [compiled(/b/), 'a'.repeat(70_000)], 65_536],
  ['a separator whose group took no part', ABSENT, 'split', [compiled(/(a)|b/), 'xbx', -1], 65_536],
  ['all replaced without g', UNCAUGHT, 'replace_all', [compiled(/a/), 'a', 'b'], 65_536],
] as const)('%s is a fault (%i)', async (_about, code, call, operands, heap) => {
  const [end] = await differences(runOnHost, CALLS, [{ call, operands, expected: '' }], { heap });
  expect(JSON.parse(end?.found ?? 'null')).toMatchObject({ code });
});

test('a long text costs a run of characters no memory', async () => {
  const operands = [compiled(/^.*[^x]*x+$/), `${'ab'.repeat(5000)}x`];
  expect(
    await differences(runOnHost, CALLS, [{ call: 'test', operands, expected: 3 }], { heap: 512 }),
  ).toEqual([]);
});

test.each([
  ["'(?=a)', which looks ahead or behind", '(?=a)', ''],
  ["'(?<!a)', which looks ahead or behind", '(?<!a)', ''],
  ["the reference '\\1' to a group", '(a)\\1', ''],
  ["the named group '(?<n>a)' (count the groups)", '(?<n>a)', ''],
  ["the flag 'u' (there are g, i, m and s)", 'a', 'u'],
  ["the flag 'y' (there are g, i, m and s)", 'a', 'y'],
  ['a mistake: Invalid regular expression: /(/: Unterminated group', '(', ''],
  ["'x{70000}', more than 65533 times", 'x{70000}', ''],
  ['more than 99 groups', '(a)'.repeat(100), ''],
  ['more parts than fit a program of 16 KB with 255 registers', '(?:a)*'.repeat(200), ''],
])('refused: %s', (problem, source, flags) => {
  expect(compilePattern(source, flags)).toEqual({ problem });
});

test("the machine's instructions are those of the compiler", () => {
  const text = readFileSync(path.join(runtimeFolder, 'search.c'), 'utf8');
  const [, names = ''] = /enum instruction \{([^}]*)\}/.exec(text) ?? [];
  expect(names.match(/\w+/g)).toEqual(Object.keys(INSTRUCTIONS));
  expect(Object.values(INSTRUCTIONS)).toEqual(Object.keys(INSTRUCTIONS).map((_, index) => index));
});
