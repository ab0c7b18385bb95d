/** Programs about each part of the language compile to valid IR and compute what they should. */
import path from 'node:path';
import { compile, formatDiagnostics } from '../../transpile';
import { printC } from '../../transpile/c/printer';
import { loadProgram } from '../../transpile/js/load';
import { EXAMPLES } from './frontend-programs';
import { violations } from './ir-validity';

const ROOT = path.resolve(__dirname, '../..');

test.each(EXAMPLES)('$name', ({ files, result }) => {
  const overrides = new Map(Object.entries(files).map(([name, text]) => [path.join(ROOT, name), text]));
  const entry = path.join(ROOT, 'main.ts');
  const { program, diagnostics } = compile([entry], { root: ROOT, overrides, keep: 'everything' });
  if (!program) throw new Error(formatDiagnostics(diagnostics, { pretty: false, root: ROOT }));
  expect(violations(program)).toEqual([]);
  expect(printC(program, {})).toContain('run(void)');
  expect(loadProgram<{ run(): number }>(files).exports.run()).toBe(result);
});

test('a function that ends without a return panics', () => {
  const { exports } = loadProgram<{ run(x: number): number }>(`
    enum S { a, b }
    function name(s: S): u32 { switch (s) { case S.a: return 1; case S.b: return 2; } }
    export function run(x: u32): u32 { return name(x as S); }`);
  expect(exports.run(1)).toBe(2);
  expect(() => exports.run(2)).toThrow('no return');
});
