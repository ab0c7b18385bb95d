/** One broken dialect file takes out itself and its importers, and nothing else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { compileForHost } from '../../transpile/js/everything';

const FILES = {
  'good.ts': 'export function one(): u32 { return 1; }',
  'bad.ts': 'export function wrong(a: u32): u8 { return a; }',
  'importer.ts': "import { wrong } from './bad';\nexport function use(): u8 { return wrong(1); }",
  'late.ts': 'export function late(a: u32, b: i32): u32 { return a + b; }',
};

let root: string;

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'dialect-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(root, name), text);
});
afterAll(() => rmSync(root, { recursive: true }));

test('what is broken says why; the rest is printed', () => {
  const files = Object.keys(FILES).map((name) => path.join(root, name));
  const output = compileForHost(root, files);
  expect([...output.keys()].sort()).toEqual(['bad.ts', 'good.ts', 'importer.ts', 'late.ts']);
  expect(output.get('good.ts')).toMatchObject({ code: expect.stringContaining('function one()') });
  for (const name of ['bad.ts', 'importer.ts']) {
    expect(output.get(name)).toEqual({ errors: expect.stringMatching(/^bad\.ts\(1,37\): error TS2322/) });
  }
  expect(output.get('late.ts')).toEqual({
    errors: expect.stringMatching(/^late\.ts\(1,.*: error TS91\d\d\d/),
  });
});
