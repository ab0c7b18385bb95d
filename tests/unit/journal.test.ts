/** The journal: who told what, how much of it is kept, and what becomes of entries that nobody takes. */
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { Message } from '../../src/runtime/message';
import { UNKNOWN_OPERATION } from '../../src/runtime/server';
import { JournalEntry, readEntry, record } from '../../src/servers/journal/client';
import { request } from '../../src/servers/journal/main';
import { Event, JournalError, JournalOperation } from '../../src/servers/journal/protocol';
import { FakeKernel } from './support/fake-kernel';

const CAPACITY = 16;

let kernel: FakeKernel;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
});

function ask(fields: Partial<Message>): Message {
  const message = Object.assign(new Message(), fields);
  request(message);
  return message;
}

function tell(process: number, badge = 3): void {
  ask({ label: JournalOperation.record, badge, m0: Event.stopped, m1: process });
}

function read(age: number): Message {
  return ask({ label: JournalOperation.read, token: 0x8000_0001, m0: age });
}

test('an entry has its author from the badge, and its time', () => {
  kernel.now = 12_345_678n;
  tell(5, 9);
  expect(read(1)).toMatchObject({ label: JournalError.none, m0: Event.stopped, m1: 5, m2: 9, m3: 12_345 });
});

test('the youngest is first, and the oldest give way', () => {
  for (let process = 0; process < CAPACITY + 3; process++) tell(process);
  expect(read(1).m1).toBe(CAPACITY + 2);
  expect(read(CAPACITY).m1).toBe(3);
  for (const age of [0, CAPACITY + 1]) expect(read(age).label).toBe(JournalError.nothing);
});

test('an unknown operation is refused', () => {
  expect(ask({ label: 99 }).label).toBe(UNKNOWN_OPERATION);
});

test('a client posts, accepts a new life of the journal, and never waits', () => {
  let posts = 0;
  kernel.on(Operation.post, () => (posts++ === 0 ? Status.restarted : Status.ok));
  record(4, Event.created, 7);
  expect(kernel.calls.map(({ operation }) => operation)).toEqual([
    Operation.post,
    Operation.renew,
    Operation.post,
  ]);
  expect(kernel.calls[2]).toMatchObject({ slot: 4, b: JournalOperation.record });
  expect(kernel.calls[2]?.words.slice(0, 2)).toEqual([Event.created, 7]);
  kernel.on(Operation.post, () => Status.full);
  record(4, Event.created, 7);
  expect(kernel.calls).toHaveLength(4);
});

test('a client learns that there is no entry, or no journal', () => {
  const entry = new JournalEntry();
  kernel.on(Operation.call, (frame) => {
    Object.assign(frame, { b: JournalError.nothing });
    return Status.ok;
  });
  expect(readEntry(4, 1, entry)).toBe(JournalError.nothing);
  kernel.on(Operation.call, () => Status.dead);
  expect(readEntry(4, 1, entry)).toBe(JournalError.unavailable);
});
