/**
 * The demo app in ordinary TypeScript on a board: it does what its rules say, publishes, calls a service; and whatever it does wrong is a
 * fault with its line, after which it is back while everybody else has seen nothing.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeCalls, describeEnd } from '../../cli/inspect/describe';
import { readPostMortem, type KeptFault } from '../../cli/inspect/post-mortem';
import { SystemImage } from '../../cli/inspect/system-image';
import { SymbolTable } from '../../cli/symbols';
import type { SystemReport } from '../../linker/report';
import { bootSystem, defaultElf, type RunningSystem } from './system';
import { listProcesses } from './tables';

let system: RunningSystem;
beforeAll(async () => {
  system = await bootSystem({ user: 'operator' });
});
afterAll(async () => {
  await system?.stop();
});

test('a reading makes a rule true once; the answer and the console say so, the LED is on, and it is published', async () => {
  expect(await system.command('led red')).toBe('red      off');
  expect(await system.command('tell rules temperature 20')).toMatch(
    /rules: temperature is 20: noted\r?\nnoted$/,
  );
  expect(await system.command('tell rules temperature 31')).toMatch(
    /temperature is 31: too warm\r?\ntoo warm$/,
  );
  expect(await system.command('tell rules temperature 32')).toMatch(/\nnoted$/);
  expect(await system.command('tell rules show')).toBe('temperature 32 (20 to 32, 3 readings)');
  expect(await system.command('led red')).toBe('red      on');
  expect(await system.command('topics')).toMatch(/^rules +0 +1 +0$/m);
});

test('a rule can be added, and what is none is said', async () => {
  expect(await system.command('tell rules when humidity above 60 open a window')).toBe('4 rules');
  expect(await system.command('tell rules humidity 61')).toMatch(/\nopen a window$/);
  expect(await system.command('tell rules when humidity around 60 what')).toMatch(/^tell: <sensor> <value>/);
  expect(await system.command('tell rules humidity lots')).toMatch(/^tell: <sensor> <value>/);
});

test('what is told a process that is no app, or nobody, is told to nobody', async () => {
  expect(await system.command('tell pong hello')).toBe("tell: no app has this name; 'apps' lists them");
  expect(await system.command('tell rules')).toBe('usage: tell <app> <text>');
});

test('heap use and peak are seen, in `apps` and beside the process, and what a message took is given back', async () => {
  const used = async (): Promise<number> => {
    const [, inUse, size, peak] = /^rules +(\d+)\/(\d+) +(\d+) +\d+ +\d+ +\d+$/m.exec(
      await system.command('apps'),
    )!;
    expect(Number(peak)).toBeLessThanOrEqual(Number(size));
    expect(Number(peak)).toBeGreaterThan(Number(inUse));
    return Number(inUse);
  };
  await system.command('tell rules show');
  const before = await used();
  for (let round = 0; round < 20; round++) await system.command('tell rules show');
  expect(await used()).toBe(before);
  expect(await system.command('ps')).toMatch(new RegExp(`^ *\\d+ rules .* ${before}/\\d+ +\\d+$`, 'm'));
  expect(await system.command('ps')).toMatch(/^ *\d+ pong .* \d+\/\d+ +\d+$/m);
});

const CRASHES = [
  ['index', 1],
  ['range', 16],
  ['heap', 17],
  ['throw', 18],
] as const;

test.each(CRASHES)('crash %s: a fault of code %d at its line, and the app is back', async (how, code) => {
  const source = readFileSync(path.join(__dirname, '../../src/apps/rules/crash.ts'), 'utf8').split('\n');
  const line = source.findIndex((text) => text.includes(`case '${how}'`)) + 1;
  const others = await faultsOfOthers();
  const said = await system.command(`tell rules crash ${how}`);
  expect(said).toContain('tell: rules has not answered');
  const [, pc] = new RegExp(`fault: process=rules cause=panic detail=${code} pc=(0x[0-9a-f]+)`).exec(said)!;
  expect(new SymbolTable(defaultElf()).locate(Number(pc))).toMatchObject({
    file: 'src/apps/rules/crash.ts',
    line: line + 1,
  });
  if (how === 'throw') expect(said).toContain('Uncaught Error: as you wish');
  await untilBack();
  expect(await faultsOfOthers()).toEqual(others);
});

test('what is kept of the last crash says why in words, and where the app was, down to the program around it', async () => {
  await system.command('tell rules crash range');
  await untilBack();
  const { process: app, threads } = (await lastFault())!;
  expect(app.name).toBe('rules');
  expect(describeEnd(app.lastEnd!)).toMatch(/^panic, detail 16 \(range\)/);
  const calls = describeCalls(threads[0]!.calls).join('\n');
  expect(calls).toMatch(
    /crash +src\/apps\/rules\/crash\.ts:\d+\n[^]*onMessage +src\/apps\/rules\/app\.ts:\d+\n/,
  );
  expect(calls).toMatch(/tell +src\/app-host\/messages\.ts:\d+\n[^]*main +src\/app-host\/main\.ts:\d+\n/);
});

async function lastFault(): Promise<KeptFault | undefined> {
  const { board } = system;
  const memory = { read: (address: number, length: number) => board.readMemory(address, length) };
  const image = new SystemImage(defaultElf());
  return (await board.whileHalted(() => readPostMortem(memory, image))).fault;
}

/** With nothing of the life before. A supervisor gives one that crashes again and again a pause. */
async function untilBack(): Promise<void> {
  await system.commandUntil('tell rules show', /no readings yet$/);
}

async function faultsOfOthers(): Promise<number[]> {
  const processes = await listProcesses(system);
  return [...processes].filter(([name]) => name !== 'rules').map(([, { faults }]) => faults);
}

const built = (file: string): string => readFileSync(path.join(path.dirname(defaultElf()), file), 'utf8');

test('the report has its heap, and says that its stack is given', () => {
  const text = built('report.txt');
  expect(text).toMatch(/^rules +given +\d+ +given by the system file$/m);
  expect(text).toMatch(/^heap +bytes\nrules +1536$/m);
});

test('the app takes less than 12 KB of flash and 4 KB of RAM, with heap and stack', () => {
  const report = JSON.parse(built('report.json')) as SystemReport;
  const { flash, ram, heap } = report.processes.find(({ name }) => name === 'rules')!;
  expect(flash.used).toBeLessThan(12 * 1024);
  expect(ram.used).toBeLessThan(4 * 1024);
  expect(heap).toBe(1536);
});
