/**
 * Services that are found, waited for, lost and found again, and topics whose subscribers are slow or die: in the running system,
 * with a program that does what the test types (`fixtures/discovery`).
 */
import { Right } from '../../src/abi/capability';
import { EventsError } from '../../src/interfaces/generated/events-client';
import { RegistryError } from '../../src/interfaces/generated/registry-client';
import { QUEUE_CAPACITY } from '../../src/servers/events/queue';
import { bootSystem, build, type RunningSystem } from './system';

let system: RunningSystem;
beforeAll(async () => {
  system = await bootSystem({ elf: build('tests/board/fixtures/discovery/system.ts') });
});
afterAll(async () => {
  await system?.stop();
});

const PATIENCE = 60_000;

/** The numbers that the driver answers to a line. */
async function order(line: string): Promise<number[]> {
  const text = await system.command(line, PATIENCE);
  const answer = /^[\d,]+$/m.exec(text)?.[0];
  if (answer === undefined) throw new Error(`the driver did not answer '${line}' but said:\n${text}`);
  return answer.split(',').slice(0, -1).map(Number);
}

interface Heard {
  error: number;
  events: number;
  lost: number;
  misplaced: number;
  last: number;
}

async function heard(listener: 'eager' | 'slow'): Promise<Heard> {
  const [error = 0, events = 0, lost = 0, misplaced = 0, last = 0] = await order(`heard ${listener}`);
  return { error, events, lost, misplaced, last };
}

/** Slots that a process uses. */
async function slots(process: string): Promise<number> {
  return (await order(`slots ${process}`))[0] ?? 0;
}

async function isThere(service: string): Promise<void> {
  expect((await order(`await ${service} 10000`))[0]).toBe(RegistryError.none);
}

test('a service is found with the rights that the system file gives, and the badge of the finder', async () => {
  const [error, rights, badge] = await order('find eager');
  expect([error, rights]).toEqual([RegistryError.none, Right.send]);
  expect(await order('find events')).toEqual([RegistryError.none, Right.send | Right.grant, badge]);
});

test('services are found by their interface, one after the other', async () => {
  for (const index of [0, 1])
    expect((await order(`search ${index}`)).slice(0, 2)).toEqual([RegistryError.none, Right.send]);
  expect(await order('search 2')).toEqual([RegistryError.nothing]);
});

test('what is not in `finds` is refused, though it is there', async () => {
  expect(await order('find hidden')).toEqual([RegistryError.denied]);
  expect((await order('await hidden 10'))[0]).toBe(RegistryError.denied);
  expect(await order('find hiddem')).toEqual([RegistryError.unknown]);
});

test('who waits for a service that does not come is told in time', async () => {
  expect(await order('find absent')).toEqual([RegistryError.absent]);
  const [error, milliseconds] = await order('await absent 300');
  expect(error).toBe(RegistryError.late);
  expect(milliseconds).toBeGreaterThanOrEqual(300);
  expect(milliseconds).toBeLessThan(400);
});

test('who is slow loses exactly its own events', async () => {
  expect(await order('publish 20')).toEqual([20]);
  expect(await heard('eager')).toEqual({ error: 0, events: 20, lost: 0, misplaced: 0, last: 20 });
  expect(await heard('slow')).toEqual({
    error: 0,
    events: QUEUE_CAPACITY,
    lost: 20 - QUEUE_CAPACITY,
    misplaced: 0,
    last: 20,
  });
  expect(await order('publish 5')).toEqual([5]);
  expect(await heard('slow')).toMatchObject({ events: QUEUE_CAPACITY + 5, misplaced: 0, last: 25 });
  expect(await heard('eager')).toMatchObject({ events: 25, lost: 0, misplaced: 0, last: 25 });
});

test('a service that crashes is waited for, and the same connection reaches its new life', async () => {
  expect(await order('crash eager')).toEqual([EventsError.unavailable]);
  await isThere('eager');
  expect(await heard('eager')).toMatchObject({ error: 0, events: 0 });
  await order('publish 3');
  expect(await heard('eager')).toMatchObject({ events: 3, lost: 0, misplaced: 0 });
});

test('a subscriber that dies takes nothing with it, and nothing of it stays', async () => {
  const before = [await slots('events'), await slots('registry'), await slots('driver')];
  for (let life = 0; life < 5; life++) {
    await order('publish 12');
    expect(await order('crash slow')).toEqual([EventsError.unavailable]);
    expect(await order('publish 1')).toEqual([1]);
    await isThere('slow');
    expect(await heard('slow')).toMatchObject({ error: 0 });
  }
  expect(await heard('eager')).toMatchObject({ events: 3 + 5 * 13, lost: 0, misplaced: 0 });
  expect([await slots('events'), await slots('registry'), await slots('driver')]).toEqual(before);
});

test('a service that hangs is found out, and comes back', async () => {
  expect(await order('hang slow 3600000')).toEqual([EventsError.unavailable]);
  await system.console.until(/fault: process=slow cause=injected/, PATIENCE);
  await isThere('slow');
  expect(await heard('slow')).toMatchObject({ error: 0, events: 0 });
});

test('the events service begins anew: who listened listens again', async () => {
  expect(await order('fault events')).toEqual([0]);
  await isThere('events');
  expect(await order('publish 4')).toEqual([4]);
  expect(await heard('slow')).toMatchObject({ error: 0, events: 4, misplaced: 0 });
});

test('the registry begins anew: all are found again', async () => {
  const before = await slots('registry');
  expect(await order('fault registry')).toEqual([0]);
  for (const service of ['eager', 'slow', 'events']) await isThere(service);
  expect(await order('publish 2')).toEqual([2]);
  expect(await heard('eager')).toMatchObject({ error: 0 });
  expect(await heard('slow')).toMatchObject({ error: 0, events: 6, misplaced: 0 });
  expect(await slots('registry')).toBe(before);
});
