/** What docs/0038-apps.md shows is so: its example runs and does what Node does, and its table has the faults that there are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatDiagnostics } from '../../transpile';
import { compileApp } from '../../transpile/apps';
import { runtimeFolder } from '../../transpile/apps/runtime/files';
import { runOnArm } from './toolchain';

const ROOT = path.resolve(__dirname, '../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/0038-apps.md'), 'utf8');

test('the example compiles, and counts', async () => {
  const [, source = ''] = /```ts\n(import [^]*?)```/.exec(PAGE) ?? [];
  const entry = path.join(ROOT, 'tests/apps/words.ts');
  const { c, diagnostics } = compileApp(entry, { root: ROOT, overrides: new Map([[entry, source]]) });
  expect(formatDiagnostics(diagnostics, { pretty: false, root: ROOT })).toBe('');
  const told = ['two', 'one', 'two', 'one', 'two', 'four', 'three'].map((message) => ({ message }));
  expect(await runOnArm(c ?? '', { heap: 2048, steps: [...told, { timer: true }] })).toEqual({
    output: `(timer 60000)\ntwo: 1\none: 1\ntwo: 2\none: 2\ntwo: 3\nfour: 1\nthree: 1\ntwo, one, four\n`,
  });
});

test('the table has every fault, by its name and code', () => {
  const header = readFileSync(path.join(runtimeFolder, 'app.h'), 'utf8');
  const declared = /enum app_fault \{([^}]*)\}/.exec(header)?.[1] ?? '';
  const faults = [...declared.matchAll(/APP_(\w+) = (\d+),/g)].map(([, name = '', code]) => [
    name.toLowerCase(),
    code,
  ]);
  const rows = [...PAGE.matchAll(/^\| `(\w+)` +\| (\d+) /gm)].map(([, name, code]) => [name, code]);
  expect(faults.length).toBeGreaterThan(5);
  expect(rows).toEqual(faults);
});
