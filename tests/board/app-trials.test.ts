/**
 * An app that asks all of the system for what apps may ask: timer, events, services that refuse, crash and come back. It faults in the
 * middle of each, at a line that the report names, and is there again, with nothing of the life before.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SymbolTable } from '../../cli/symbols';
import { explainReport } from '../../cli/terminal/report-decoder';
import { bootSystem, build, type RunningSystem } from './system';

const FOLDER = path.join(__dirname, 'fixtures', 'apps');
const SOURCE = readFileSync(path.join(FOLDER, 'trial', 'app.ts'), 'utf8').split('\n');

let elf: string;
let system: RunningSystem;
beforeAll(async () => {
  elf = build(path.join(FOLDER, 'system.ts'));
  system = await bootSystem({ elf });
  await tellUntil('events', /^0$/);
});
afterAll(async () => {
  await system?.stop();
});

const tell = (text: string): Promise<string> => system.command(`tell trial ${text}`);
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const tellUntil = (text: string, wanted: RegExp): Promise<string> =>
  system.commandUntil(`tell trial ${text}`, wanted);

/** Expiries so far, and milliseconds of the app's clock. */
async function expiries(): Promise<{ count: number; at: number }> {
  const [count = 0, at = 0] = (await tell('expiries')).split(' at ').map(Number);
  return { count, at };
}

test('a service answers, refuses with an error by its name, and what it did is seen', async () => {
  expect(await tell('square 12')).toBe('144');
  expect(await tell('led 0')).toBe('green is on');
  expect(await tell('led 99')).toBe('led: unknown');
});

test('a service that dies with the call in its hands is an exception; when it is back it serves', async () => {
  expect(await tell('crash 7')).toMatch(/fault: process=worker cause=data-access[^]*\ncrash: unavailable$/);
  await tellUntil('square 5', /^25$/);
});

test('of a flood the app gets the latest events, and the others are counted', async () => {
  expect(await tell('publish 100')).toBe('published');
  expect(await tell('events')).toBe('8 93 94 95 96 97 98 99 100');
  expect(await system.command('topics')).toMatch(/^trial +1 +100 +92$/m);
});

test('the timer expires as often as its period says, and no more when it is stopped', async () => {
  const begin = Number(/^at (\d+)$/.exec(await tell('timer 50'))![1]);
  await pause(1000);
  const { count, at } = await expiries();
  expect(count).toBeGreaterThan(3);
  expect(Math.abs(count - Math.floor((at - begin) / 50))).toBeLessThanOrEqual(1);
  await tell('timer 0');
  const stopped = await expiries();
  await pause(500);
  expect(await expiries()).toEqual({ count: stopped.count, at: expect.any(Number) });
});

test('a timer that is far too fast leaves time for messages', async () => {
  await tell('timer 1');
  for (let round = 0; round < 10; round++) expect(await tell('square 3')).toBe('9');
  await tell('timer 0');
});

/** What the system said last of a fault of the app, as the console explains it: its code and its line. */
async function lastFault(): Promise<{ code: number; file: string; line: number }> {
  const reports = (await system.command('dmesg')).matchAll(
    /fault: process=trial cause=panic detail=(\d+) pc=.*/g,
  );
  const [report, code] = [...reports].at(-1)!;
  const explained = explainReport(report.trimEnd(), new SymbolTable(elf)).join('\n');
  const [, file = '', line] = /^at ([^:]+):(\d+)/m.exec(explained) ?? [];
  return { code: Number(code), file, line: Number(line) };
}

const INDEX = 1;
const HEAP = 17;
const TOPIC = 21;
const FAULTS = [
  ['timer', INDEX, 'heard[100]++'],
  ['event', INDEX, 'heard[100]++'],
  ['publish', INDEX, "publish('trial', [heard"],
  ['service', INDEX, 'setLed(heard'],
  ['catch', INDEX, 'heard[100]++'],
  ['map', HEAP, 'lists.push(first.map'],
  ['subscribe', TOPIC, "subscribe('nine"],
] as const;

test.each(FAULTS)('a fault in the middle of: %s', async (where, code, statement) => {
  const line = SOURCE.findIndex((text) => text.includes(statement)) + 1;
  const starts = await startsOf('trial');
  await tell(`fault ${where}`);
  await tellUntil('events', /^0$/);
  expect(await startsOf('trial')).toBe(starts + 1);
  expect(await lastFault()).toEqual({ code, file: 'tests/board/fixtures/apps/trial/app.ts', line });
  expect((await expiries()).count).toBe(0);
  await tell('publish 1');
  await tellUntil('events', /^1 1$/);
  await tell('timer 10');
  await tellUntil('expiries', /^[1-9]/);
  await tellUntil('square 4', /^16$/);
  expect(await system.command('topics')).toMatch(/^trial +1 /m);
});

async function startsOf(name: string): Promise<number> {
  const row = new RegExp(`^ *\\d+ ${name} .*?(\\d+) +\\d+ +\\d+/\\d+`, 'm').exec(await system.command('ps'));
  return Number(row![1]);
}
