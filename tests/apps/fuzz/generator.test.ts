/** The generator of apps: what it makes is right TypeScript for the library of apps, ends in Node, and is full of everything. */
import path from 'node:path';
import ts from 'typescript';
import { createAppProgram } from '../../../transpile/apps/frontend/program';
import { render } from '../../fuzz/tree';
import { PRELUDE } from './generate/prelude';
import { generateProgram, STEPS } from './generate/program';
import { expectationOf } from './oracle/run';

const ROOT = path.resolve(__dirname, '../../..');
const ENTRY = path.join(ROOT, 'src', 'fuzz.ts');
const COUNT = 100;

const sources = Array.from({ length: COUNT }, (_, seed) => render(generateProgram(seed)));

test('a seed makes the same program each time, and each another one', () => {
  expect(sources.map((_, seed) => render(generateProgram(seed)))).toEqual(sources);
  expect(new Set(sources).size).toBe(COUNT);
});

test('tsc has nothing against them', () => {
  const messages = sources.slice(0, 20).flatMap((source) => {
    const program = createAppProgram([ENTRY], { root: ROOT, overrides: new Map([[ENTRY, source]]) });
    return ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
  });
  expect(messages).toEqual([]);
});

test('they end in Node and print something; few leave what apps have', () => {
  const expected = sources.slice(0, 40).map((source) => expectationOf(source, STEPS));
  for (const { output, thrown } of expected)
    expect([output.length > 10, thrown ?? '']).toEqual([true, expect.not.stringMatching(/timed out|no end/)]);
  const faulty = expected.filter(({ faults }) => faults.length > 0).length;
  expect(faulty).toBeGreaterThan(0);
  expect(faulty).toBeLessThan(20);
});

const CONSTRUCTS = [
  ...['for (let ', 'for (const ', ' in dictionary', 'while (', 'do {', 'switch (', 'try {', 'finally {'],
  ...['throw new Error', 'continue loop', 'break block', '?? ', '?.', '=> ', '.map(', '.filter(', '.sort('],
  ...['.reduce(', '...', 'delete ', 'new Map', 'new Set', '.replace(/', 'JSON.stringify(', '`', '>>>'],
  ...['Math.imul', '**', '.splice(', 'class Class', 'constructor(', 'static made', 'this.', 'get total()'],
  ...[
    'Level.',
    'Mode.',
    "kind: 'box'",
    "case 'dot'",
    'pick<',
    'new Stack<',
    'paired(',
    'const { ',
    'const [',
  ],
  ...['??=', '||=', '.forEach(', 'Object.entries(', '.entries()', '.match(', '.padStart(', "'later'"],
  ...['?: number', 'assert(', 'export function onTimer'],
];

test.each(CONSTRUCTS)('some have %s', (construct) => {
  expect(sources.some((source) => source.slice(PRELUDE.length).includes(construct))).toBe(true);
});
