/** What a worker does on request, and that it keeps nothing of what fails. */
import { NO_SLOT, Operation } from '../../src/abi/operation';
import { ThreadAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { initialise, main, request } from '../../src/apps/worker/main';
import { WorkerClient, WorkerError } from '../../src/interfaces/generated/worker-client';
import { Event } from '../../src/interfaces/journal';
import { WorkerResult } from '../../src/interfaces/worker';
import { FakeKernel } from '../../testing/fake-kernel';
import { Loopback } from '../../testing/loopback';

const MEMORY = 0x2001_0000;

const SLOT = 4;

let kernel: FakeKernel;
let worker: WorkerClient;
let result: WorkerResult;

beforeEach(() => {
  host.reset();
  kernel = new FakeKernel();
  new Loopback(kernel, SLOT, request);
  worker = new WorkerClient();
  worker.connection.open(SLOT);
  result = new WorkerResult();
});

test('it tells the journal that it begins', () => {
  kernel.on(Operation.post, () => Status.ok);
  initialise();
  const [, told] = kernel.callsOf(Operation.post);
  expect(told?.words[0]).toBe(Event.began);
  expect(typeof main).toBe('function');
});

test('it squares, and counts what it served', () => {
  expect(worker.square(12, result)).toBe(WorkerError.none);
  expect(result).toMatchObject({ value: 144, served: 1 });
  expect(worker.square(0x1_0001, result)).toBe(WorkerError.none);
  expect(result).toMatchObject({ value: 0x2_0001, served: 2 });
});

test('it exits with the status that it is told', () => {
  expect(() => worker.exit(7)).toThrow(/exit returned/);
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
  expect(worker.takeMemory(64, result)).toBe(WorkerError.none);
  expect(result.value).toBe(MEMORY);
  expect([load32(MEMORY), load32(MEMORY + 60)]).toEqual([0xa5a5_a5a5, 0xa5a5_a5a5]);
  expect(load32(MEMORY + 64)).not.toBe(0xa5a5_a5a5);
});

test('what cannot be mapped is given back, and why is told', () => {
  kernel.on(Operation.allocateRegion, () => Status.overLimit);
  expect(worker.takeMemory(64, result)).toBe(WorkerError.none);
  expect(result.status).toBe(Status.overLimit);
  expect(kernel.callsOf(Operation.mapRegion)).toEqual([]);
  kernel.on(Operation.allocateRegion, () => Status.ok);
  kernel.on(Operation.mapRegion, () => Status.exhausted);
  expect(worker.takeMemory(64, result)).toBe(WorkerError.none);
  expect(result.status).toBe(Status.exhausted);
  expect(kernel.callsOf(Operation.delete)).toHaveLength(1);
});

test('a thread that cannot be created is no reason to wait for it', () => {
  kernel.on(Operation.createThread, () => Status.exhausted);
  expect(worker.squareElsewhere(3, result)).toBe(WorkerError.none);
  expect(result.status).toBe(Status.exhausted);
  expect(kernel.callsOf(Operation.wait)).toEqual([]);
});

test('it waits for the other thread, ends it for sure, and drops the capability to it', () => {
  expect(worker.squareElsewhere(3, result)).toBe(WorkerError.none);
  const [create] = kernel.callsOf(Operation.createThread);
  expect(create?.words[1]).not.toBe(NO_SLOT);
  expect(kernel.callsOf(Operation.wait)).toMatchObject([{ b: 1 }]);
  expect(kernel.callsOf(Operation.threadControl)).toMatchObject([{ a: ThreadAction.stop }]);
  expect(kernel.callsOf(Operation.delete)).toMatchObject([{ slot: create?.words[1] }]);
});
