/** What an app has of the system, on a board: its timer keeps the time, events come, services are called, and all of it outlives crashes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SystemReport } from '../../linker/report';
import { bootSystem, build, type RunningSystem } from './system';

let elf: string;
let system: RunningSystem;
beforeAll(async () => {
  elf = build('tests/board/fixtures/apps/system.ts');
  system = await bootSystem({ elf });
});
afterAll(async () => {
  await system?.stop();
});

const tell = (app: string, text: string): Promise<string> => system.command(`tell ${app} ${text}`);

async function ticks(): Promise<number[]> {
  return (await tell('listener', 'ticks')).split(' ').map(Number);
}

/** Until ten have come in a row since now. */
async function untilTicking(): Promise<number[]> {
  const end = Date.now() + 60_000;
  const before = Number(await tell('ticker', 'count'));
  for (; Date.now() < end; await sleep(50)) {
    const received = await ticks();
    if (received.length === 10 && received[0]! >= before) return received;
  }
  throw new Error(`the ticks do not come: ${(await ticks()).join(' ')}`);
}

test('the timer of one app reaches the other as events, none lost, none before its time', async () => {
  const received = await untilTicking();
  expect(received).toEqual(received.map((_, index) => received[0]! + index));
  expect(Number(await tell('listener', 'late'))).toBeLessThan(100);
});

test('a service is called by its interface; one that is down is an exception with its name', async () => {
  expect(await tell('listener', 'counter')).toMatch(/^counts, \d+ missed$/);
  expect(await system.command('kill milliseconds')).toMatch(/done$/);
  expect(await tell('listener', 'counter')).toBe('no counter: unavailable');
  expect(await system.command('restart milliseconds')).toMatch(/done$/);
  expect(await tell('listener', 'counter')).toMatch(/^counts|^does not count/);
});

test('an events service that began anew knows the subscriptions', async () => {
  expect(await system.command('restart events')).toMatch(/done$/);
  const received = await untilTicking();
  expect(received.length).toBe(10);
});

test('the timer stops when it is told to', async () => {
  const stopped = await tell('ticker', 'stop');
  await sleep(500);
  expect(await tell('ticker', 'count')).toBe(stopped);
});

test('what an app does not use it does not have: the least is less than 4 KB of flash', () => {
  const file = path.join(path.dirname(elf), 'report.json');
  const { processes } = JSON.parse(readFileSync(file, 'utf8')) as SystemReport;
  const { flash, ram, heap, stack } = processes.find(({ name }) => name === 'minimal')!;
  expect(flash.used).toBeLessThan(4096);
  expect(ram.used - heap! - stack.size).toBeLessThan(800);
});
