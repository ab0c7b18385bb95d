/** The guide to the dialect: what it shows compiles and does what it says, what it warns of gives the diagnostic that it names. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile, formatDiagnostics } from '../../transpile';
import { printC } from '../../transpile/c/printer';
import { loadProgram } from '../../transpile/js/load';
import { compileForProcessor } from './c-toolchain';

const ROOT = path.resolve(__dirname, '../..');
const PAGE = readFileSync(path.join(ROOT, 'docs', '0036-dialect-guide.md'), 'utf8');

/** ```ts, or ```ts with the code of what is wrong; and the heading that it stands under. */
const blocks = [...PAGE.matchAll(/^```ts(?: TS(\d+))?\n([^]*?)^```$/gm)].map(
  ({ 1: code, 2: text = '', index }, number) => {
    const heading = [...PAGE.slice(0, index).matchAll(/^## (.*)$/gm)].pop()?.[1] ?? '';
    return { name: `${number + 1}, ${heading}`, code: code && Number(code), text };
  },
);

function compiled(text: string): ReturnType<typeof compile> {
  const file = path.join(ROOT, 'src', 'guide.ts');
  return compile([file], { root: ROOT, overrides: new Map([[file, text]]), keep: 'everything' });
}

test.each(blocks.filter(({ code }) => code === undefined))('$name: compiles, and holds', ({ text }) => {
  const { program, diagnostics } = compiled(text);
  expect(formatDiagnostics(diagnostics, { pretty: false, root: ROOT })).toBe('');
  if (!program) throw new Error('no program');
  compileForProcessor(printC(program, {}));
  const { example } = loadProgram<{ example?: () => void }>(program).exports;
  expect(example === undefined).toBe(!text.includes('function example'));
  example?.();
});

test.each(blocks.filter(({ code }) => code !== undefined))(
  '$name: TS$code, and nothing else',
  ({ code, text }) => {
    const { diagnostics } = compiled(text);
    const said = formatDiagnostics(diagnostics, { pretty: false, root: ROOT });
    expect({ said, codes: diagnostics.map((each) => each.code) }).toEqual({ said, codes: [code] });
  },
);

test('the page has blocks of both kinds, and no other', () => {
  expect(blocks.length).toBe(PAGE.match(/^```ts/gm)?.length);
  expect(blocks.filter(({ code }) => code).length).toBeGreaterThan(8);
});
