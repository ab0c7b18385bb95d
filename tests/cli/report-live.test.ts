/** `conductor report --html --live`: stacks measured in a system that runs in another process, on the page beside their bounds. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSystem, type SystemReport } from '../../cli/build';
import { DEFAULT_SYSTEM } from '../../cli/paths';
import { conductor, removeFolders, ROOT, temporaryFolder } from './support';

/** Its own announcements: what else runs on this machine is not seen. */
const environment = { CONDUCTOR_CACHE: path.join(temporaryFolder(), 'cache') };
let report: SystemReport;
let running: ChildProcess | undefined;

beforeAll(async () => {
  ({ report } = await buildSystem(DEFAULT_SYSTEM));
}, 600_000);
afterEach(async () => {
  if (!running) return;
  const ended = new Promise((resolve) => running!.once('close', resolve));
  running.kill('SIGTERM');
  await ended;
  running = undefined;
});
afterAll(removeFolders);

/** Runs the default system until it says that it is ready. */
async function start(): Promise<void> {
  running = spawn(process.execPath, [path.join(ROOT, 'cli', 'conductor.js'), 'run'], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    running!.once('close', () => reject(new Error(`it ended: ${output}`)));
    running!.stdout!.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('conductor> ')) resolve();
    });
  });
}

test('measured stacks are within their bounds, heaps of apps within their sizes, and on the page', async () => {
  await start();
  const file = path.join(temporaryFolder(), 'page.html');
  const { status, errors, output } = await conductor(['report', '--html', file, '--live'], { environment });
  expect(errors).not.toMatch(/error/);
  expect([status, output]).toEqual([0, `${file}\n`]);
  const page = readFileSync(file, 'utf8');
  const figure = '([\\d,]+) bytes';
  const numbers = (facts: string): number[] =>
    (new RegExp(facts).exec(page) ?? []).slice(1).map((each) => Number(each.replaceAll(',', '')));
  const apps = report.processes.filter(({ heap }) => heap !== undefined);
  expect(apps.map(({ name }) => name)).toEqual(['rules']);
  for (const { name, stack } of apps) {
    const given = `data-title="${name}" data-lines="Size ${figure}, given by the system file, measured ${figure}"`;
    const [size, measured] = numbers(given);
    expect(size).toBe(stack.size);
    expect(measured).toBeGreaterThan(100);
    expect(measured).toBeLessThan(stack.size);
    const [heap, used = 0, peak = 0] = numbers(
      `data-title="${name}" data-lines="Heap ${figure}, in use ${figure}, peak ${figure}"`,
    );
    expect({ heap, plausible: used > 0 && used <= peak && peak <= heap! }).toEqual({
      heap: 1536,
      plausible: true,
    });
  }
  const bounded = report.processes.filter(({ relations, heap }) => relations.service && heap === undefined);
  for (const { name, stack } of bounded) {
    const [size, bound] = [stack.size, stack.bound].map((value) => value.toLocaleString('en'));
    const facts = new RegExp(
      `data-title="${name}" data-lines="Size ${size} bytes, bound ${bound} bytes, measured (\\d+) bytes`,
    );
    const measured = Number(facts.exec(page)?.[1]);
    expect({ name, within: measured > 0 && measured <= stack.bound }).toEqual({ name, within: true });
  }
});

test('nothing runs: nothing is written', async () => {
  const file = path.join(temporaryFolder(), 'page.html');
  const { status, errors } = await conductor(['report', '--html', file, '--live'], { environment });
  expect(errors).toMatch(/no system is running; start one in another terminal/);
  expect(status).toBe(1);
  expect(existsSync(file)).toBe(false);
});

test('a recording that is none, and a folder that is none', async () => {
  const folder = temporaryFolder();
  const bad = await conductor([
    'report',
    '--html',
    path.join(folder, 'x.html'),
    '--trace',
    path.join(ROOT, 'package.json'),
  ]);
  expect(bad.errors).toMatch(
    /package\.json is not a recording; `npx conductor trace --record <file>` makes one/,
  );
  const nowhere = await conductor(['report', '--html', path.join(folder, 'no', 'x.html')]);
  expect(nowhere.errors).toMatch(/can't write .*x\.html: ENOENT/);
  expect([bad.status, nowhere.status]).toEqual([1, 1]);
});
