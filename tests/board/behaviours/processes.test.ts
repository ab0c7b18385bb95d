/** Processes that are created at run time, and how they end. */
import { Right } from '../../../src/abi/capability';
import { FaultCause, ProcessAction, SpawnRequest } from '../../../src/abi/process';
import { FOREVER, NO_SLOT, Operation } from '../../../src/abi/operation';
import { WORKER } from '../../../src/interfaces/generated/worker-client';
import { CONNECT } from '../../../src/runtime/service/interface-description';
import { Order, Slot } from '../fixtures/puppets/protocol';
import { NUMBER, type Puppet, type Result, Stage } from '../puppets';
import { testNeeding } from '../target';

const test = testNeeding('inject');

let stage: Stage;
let a: Puppet, b: Puppet;

beforeAll(async () => {
  stage = await Stage.set();
  ({ a, b } = stage);
});
afterAll(() => stage?.close());
beforeEach(async () => {
  for (const worker of [NUMBER.worker, NUMBER.worker + 1]) await stage.control(worker, ProcessAction.stop);
  await stage.reset();
});

/** Methods of the worker, by their numbers. */
enum Method {
  square = 1,
  squareElsewhere = 2,
  exit = 3,
  crash = 4,
  takeMemory = 5,
}

const [PROCESS, ENDPOINT, OTHER] = [Slot.free, Slot.free + 1, Slot.free + 2];

interface Wanted {
  priority?: number;
  memoryLimit?: number;
  processSlot?: number;
  endpointSlot?: number;
  /** Source, destination, rights, badge. */
  capability?: readonly [number, number, number, number];
}

/** A creates a worker. */
async function spawn(wanted: Wanted = {}): Promise<Result> {
  const { buffer } = await a.addresses();
  const {
    priority = 20,
    memoryLimit = 0,
    processSlot = PROCESS,
    endpointSlot = ENDPOINT,
    capability,
  } = wanted;
  const words = [priority, memoryLimit, processSlot, endpointSlot, capability ? 1 : 0];
  await a.poke(buffer, ...words);
  if (capability) {
    const [source, destination, rights, badge] = capability;
    await a.poke(
      buffer + offsetof(SpawnRequest, 'capabilities'),
      source | (destination << 16),
      rights,
      badge,
    );
  }
  return a.perform(Operation.spawn, { slot: Slot.processes, a: NUMBER.worker, b: buffer });
}

/** Has A call the worker as a client does: by a capability with A's badge, after it has connected. */
async function ask(method: Method, argument = 0): Promise<Result> {
  const slot = (Slot.free + 3) as Slot;
  const badge = a.number + 1;
  await a.perform(Operation.mint, { slot: ENDPOINT, a: slot, b: Right.send, words: [badge] });
  const connected = await a.call(slot, CONNECT, [WORKER.id, WORKER.version, WORKER.signature]);
  expect(connected).toMatchObject({ status: 'ok', b: 0 });
  const result = await a.call(slot, method, [argument]);
  await a.perform(Operation.delete, { slot });
  return result;
}

test('88 a process is created, serves, exits; who waits gets its status', async () => {
  expect(await spawn()).toMatchObject({ status: 'ok', a: NUMBER.worker });
  expect(await ask(Method.square, 12)).toMatchObject({ status: 'ok', b: 0, words: [144, 1, 0, 0] });
  await b.begin(Operation.waitForEnd, { slot: Slot.processes, a: NUMBER.worker, b: FOREVER });
  expect((await ask(Method.exit, 33)).status).toBe('dead');
  expect(await b.result()).toMatchObject({ status: 'ok', a: 33, b: FaultCause.exited });
  const wait = { slot: PROCESS, b: FOREVER };
  expect(await a.perform(Operation.waitForEnd, wait)).toMatchObject({
    status: 'ok',
    a: 33,
    b: FaultCause.exited,
  });
});

test('88 a process that is stopped says so, and one that faults says why', async () => {
  await spawn();
  expect(await a.status(Operation.processControl, { slot: PROCESS, b: ProcessAction.stop })).toBe('ok');
  expect(await a.perform(Operation.waitForEnd, { slot: PROCESS })).toMatchObject({ b: FaultCause.stopped });
  for (const slot of [PROCESS, ENDPOINT]) await a.perform(Operation.delete, { slot });
  await spawn();
  expect((await ask(Method.crash)).status).toBe('dead');
  expect(await a.perform(Operation.waitForEnd, { slot: PROCESS })).toMatchObject({
    b: FaultCause.dataAccess,
  });
});

test('88 there are as many instances as the program declares', async () => {
  expect(await spawn()).toMatchObject({ status: 'ok', a: NUMBER.worker });
  expect(await spawn({ processSlot: OTHER, endpointSlot: NO_SLOT })).toMatchObject({
    status: 'ok',
    a: NUMBER.worker + 1,
  });
  expect((await spawn({ processSlot: NO_SLOT, endpointSlot: NO_SLOT })).status).toBe('exhausted');
});

test('a new process is at most as urgent as who creates it, and its limits are those that were asked for', async () => {
  expect((await spawn({ priority: 9 })).status).not.toBe('ok');
  expect((await spawn({ priority: 15, memoryLimit: 1024 })).status).toBe('ok');
  expect(await stage.information(NUMBER.worker)).toMatchObject({ priority: 15, memoryLimit: 1024 });
  expect(await ask(Method.takeMemory, 1024)).toMatchObject({ status: 'ok', b: 0 });
  expect((await stage.information(NUMBER.worker)).memoryUsed).toBe(1024);
});

test('90 a created process gets no more memory than it was given', async () => {
  await spawn({ memoryLimit: 512 });
  const OVER_LIMIT = 21;
  expect((await ask(Method.takeMemory, 1024)).words[2]).toBe(OVER_LIMIT);
});

test('a created process has a second thread', async () => {
  await spawn();
  expect(await ask(Method.squareElsewhere, 11)).toMatchObject({ status: 'ok', b: 0, words: [121, 1, 0, 0] });
});

test('creation that fails half-way leaves nothing', async () => {
  const before = await stage.information(a.number);
  const capability = [Slot.toB, 30, 1, 0] as const;
  expect((await spawn({ capability: [99, 5, 1, 0] })).status).toBe('invalidSlot');
  expect((await spawn({ capability })).status).not.toBe('ok');
  expect((await spawn({ processSlot: Slot.toB })).status).toBe('slotInUse');
  expect((await spawn({ endpointSlot: Slot.toB })).status).toBe('slotInUse');
  expect(await stage.information(a.number)).toMatchObject({ slotsUsed: before.slotsUsed });
  expect((await stage.information(NUMBER.worker)).state).toBe('stopped');
  expect((await spawn()).status).toBe('ok');
});

test('95 two instances of one program have nothing in common', async () => {
  const { x, y } = stage;
  await stage.createTwins(20);
  const [first, second] = [await x.addresses(), await y.addresses()];
  expect(first.entry).not.toBe(second.entry);
  expect(first.buffer).not.toBe(second.buffer);
  await x.poke(first.buffer, 0x1234);
  expect(await y.peek(second.buffer)).toBe(0);
  expect(await y.orderStatus(Order.peek, [first.buffer])).toBe('dead');
  expect(await x.peek(first.buffer)).toBe(0x1234);
  await stage.endTwins();
});

test('91 a thousand processes later everything that was free is free', async () => {
  await spawn();
  await ask(Method.exit);
  for (const slot of [PROCESS, ENDPOINT]) await a.perform(Operation.delete, { slot });
  const free = async (): Promise<unknown> => {
    const found = [];
    for (const number of Object.values(NUMBER)) {
      const { slotsUsed, memoryUsed, threads, regions } = await stage.information(number);
      found.push({ number, slotsUsed, memoryUsed, threads, regions });
    }
    return found;
  };
  const before = await free();
  await a.beginOrder(Order.lives, 1_000, NUMBER.worker);
  expect((await a.patientResult()).words[0]).toBe(1_000);
  expect(await free()).toEqual(before);
});
