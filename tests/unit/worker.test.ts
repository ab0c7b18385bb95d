/** What a worker does on request, and that it keeps nothing of what fails. */
import { NO_SLOT, Operation } from '../../src/abi/operation';
import { ThreadAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { initialise, main, request } from '../../src/apps/worker/main';
import { WorkerOperation } from '../../src/apps/worker/protocol';
import { Message } from '../../src/runtime/message';
import { UNKNOWN_OPERATION } from '../../src/runtime/server';
import { JournalOperation } from '../../src/servers/journal/protocol';
import { FakeKernel } from './support/fake-kernel';

const MEMORY = 0x2001_0000;

let kernel: FakeKernel;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
});

function ask(operation: WorkerOperation, argument = 0): Message {
  const message = Object.assign(new Message(), { label: operation, m0: argument });
  request(message);
  return message;
}

test('it tells the journal that it begins', () => {
  initialise();
  expect(kernel.callsOf(Operation.post)).toMatchObject([{ b: JournalOperation.record }]);
  expect(typeof main).toBe('function');
});

test('it squares, and counts what it served', () => {
  expect(ask(WorkerOperation.square, 12)).toMatchObject({ label: 0, m0: 144, m1: 1 });
  expect(ask(WorkerOperation.square, 0x1_0001)).toMatchObject({ m0: 0x2_0001, m1: 2 });
});

test('it exits with the status that it is told', () => {
  expect(() => ask(WorkerOperation.exit, 7)).toThrow(/exit returned/);
  expect(kernel.callsOf(Operation.exit)).toMatchObject([{ a: 7 }]);
});

test('memory is allocated, mapped and filled', () => {
  kernel.on(Operation.allocateRegion, (frame) => {
    frame.a = MEMORY;
    return Status.ok;
  });
  kernel.on(Operation.mapRegion, (frame) => {
    frame.a = MEMORY;
    return Status.ok;
  });
  expect(ask(WorkerOperation.memory, 64)).toMatchObject({ label: Status.ok, m0: MEMORY });
  expect([load32(MEMORY), load32(MEMORY + 60)]).toEqual([0xa5a5_a5a5, 0xa5a5_a5a5]);
  expect(load32(MEMORY + 64)).not.toBe(0xa5a5_a5a5);
});

test('what cannot be mapped is given back, and why is told', () => {
  kernel.on(Operation.allocateRegion, () => Status.overLimit);
  expect(ask(WorkerOperation.memory, 64).label).toBe(Status.overLimit);
  expect(kernel.callsOf(Operation.mapRegion)).toEqual([]);
  kernel.on(Operation.allocateRegion, () => Status.ok);
  kernel.on(Operation.mapRegion, () => Status.exhausted);
  expect(ask(WorkerOperation.memory, 64).label).toBe(Status.exhausted);
  expect(kernel.callsOf(Operation.delete)).toHaveLength(1);
});

test('a thread that cannot be created is no reason to wait for it', () => {
  kernel.on(Operation.createThread, () => Status.exhausted);
  expect(ask(WorkerOperation.thread, 3).label).toBe(Status.exhausted);
  expect(kernel.callsOf(Operation.wait)).toEqual([]);
});

test('it waits for the other thread, ends it for sure, and drops the capability to it', () => {
  ask(WorkerOperation.thread, 3);
  const [create] = kernel.callsOf(Operation.createThread);
  expect(create?.words[1]).not.toBe(NO_SLOT);
  expect(kernel.callsOf(Operation.wait)).toMatchObject([{ b: 1 }]);
  expect(kernel.callsOf(Operation.threadControl)).toMatchObject([{ a: ThreadAction.stop }]);
  expect(kernel.callsOf(Operation.delete)).toMatchObject([{ slot: create?.words[1] }]);
});

test('an unknown operation is refused', () => {
  expect(ask(99 as WorkerOperation).label).toBe(UNKNOWN_OPERATION);
});
