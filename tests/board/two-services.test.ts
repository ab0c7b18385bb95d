/** The page that shows how services are written: its files are built as they stand there, in a folder elsewhere, and do what it says. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, ROOT, type RunningSystem, startSystem } from './system';

const PAGE = path.join(ROOT, 'docs', '0023-two-services.md');
/** ```ts name, the file, and ``` on a line of its own. */
const FILE = /^```ts (\S+)\n([^]*?)^```$/gm;

let folder: string;
let system: RunningSystem | undefined;
let elf: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'two-services-'));
  for (const [, name = '', text = ''] of readFileSync(PAGE, 'utf8').matchAll(FILE)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  elf = build(path.join(folder, 'system.ts'));
});
afterAll(async () => {
  await system?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the count outlives the crashes of its service, and the client finds its new lives', async () => {
  system = await startSystem(elf);
  const text = await system.console.until(/teller: 55 in life \d+\r?\n/, 60_000);
  const told = [...text.matchAll(/teller: (.*?)\r?\n/g)].map(([, what]) => what);
  expect(told).toEqual([
    '1 in life 1',
    '3 in life 1',
    '6 in life 1',
    'no answer',
    '10 in life 2',
    '15 in life 2',
    '21 in life 2',
    'no answer',
    '28 in life 3',
    '36 in life 3',
    '45 in life 3',
    'no answer',
    '55 in life 4',
  ]);
  expect(text.match(/fault: process=tally cause=data-access/g)).toHaveLength(3);
});

test.each([
  [
    'tally.ts',
    'const service: TallyService = { add, crash };',
    'const service: TallyService = { add };',
    'TS2741',
  ],
  ['teller.ts', 'tell(tally.add(round, count));', 'tally.add(round, count);', 'TS91124'],
  ['teller.ts', 'tally.add(round, count)', "tally.add('one', count)", 'TS2345'],
])('%s: a mistake is an error of the compiler', (name, right, wrong, code) => {
  const file = path.join(folder, `broken-${name}`);
  const text = readFileSync(path.join(folder, name), 'utf8');
  expect(text).toContain(right);
  writeFileSync(file, text.replace(right, wrong));
  expect(() =>
    execFileSync(process.execPath, [path.join(ROOT, 'cli', 'conductor.js'), 'check', file], {
      encoding: 'utf8',
      stdio: 'pipe',
    }),
  ).toThrow(expect.objectContaining({ stdout: expect.stringContaining(code) }) as Error);
});
