/** The journal: who told what, and how much of it is kept. */
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { JournalClient, JournalError } from '../../src/interfaces/generated/journal-client';
import { Event, JournalEntry } from '../../src/interfaces/journal';
import { request } from '../../src/servers/journal/main';
import { FakeKernel } from '../../testing/fake-kernel';
import { Loopback } from '../../testing/loopback';

const CAPACITY = 16;
const SLOT = 4;

let kernel: FakeKernel;
let loopback: Loopback;
let journal: JournalClient;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  loopback = new Loopback(kernel, SLOT, request);
  journal = new JournalClient();
  journal.connection.open(SLOT);
});

function read(age: number): { error: JournalError; entry: JournalEntry } {
  const entry = new JournalEntry();
  return { error: journal.read(age, entry), entry };
}

test('an entry has its author from the badge, and its time', () => {
  kernel.now = 12_345_678n;
  loopback.process = 8;
  expect(journal.record(Event.stopped, 5)).toBe(JournalError.none);
  loopback.process = 2;
  const { error, entry } = read(1);
  expect(error).toBe(JournalError.none);
  expect(entry).toMatchObject({ event: Event.stopped, process: 5, author: 8, milliseconds: 12_345 });
});

test('the youngest is first, and the oldest give way', () => {
  for (let process = 0; process < CAPACITY + 3; process++) journal.record(Event.stopped, process);
  expect(read(1).entry.process).toBe(CAPACITY + 2);
  expect(read(CAPACITY).entry.process).toBe(3);
  for (const age of [0, CAPACITY + 1]) expect(read(age).error).toBe(JournalError.nothing);
});

test('telling the journal waits for nothing, and a full port is told', () => {
  kernel.on(Operation.post, () => Status.full);
  expect(journal.record(Event.stopped, 5)).toBe(JournalError.full);
  expect(kernel.callsOf(Operation.call)).toEqual([]);
});
