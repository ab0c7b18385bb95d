/** Processes and threads: made, ended, waited for, and nothing left of them. */
import { ALL_PROCESSES, ObjectType, Right } from '../../src/abi/capability';
import { FOREVER, NO_SLOT, Operation } from '../../src/abi/operation';
import { BlockReason, FaultCause, ProcessAction, ProcessState, ThreadAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { POOL_UNIT } from '../../src/kernel/configuration';
import { endpoints } from '../../src/kernel/message/endpoint';
import { processes } from '../../src/kernel/process/process';
import { fillInformation } from '../../src/kernel/process/process-information';
import { STACK_PAINT } from '../../src/kernel/thread/stack';
import { endOfCallers, threads } from '../../src/kernel/thread/thread';
import { ProcessInformation, SpawnRequest } from '../../src/abi/process';
import {
  CODE_BASE,
  DATA_BASE,
  KernelRig,
  MEMORY_STEP,
  THREAD_STACKS,
  THREAD_STACK_SIZE,
} from './support/kernel-rig';
import { badgeIn, freeCounts, rightsIn, typeIn } from './support/kernel-views';

const MAKER = 0;
const FIRST = 1;
const SECOND = 2;
const BOSS = 3;
const BUFFER = DATA_BASE + 0x600;

let rig: KernelRig;

beforeEach(() => {
  host.reset();
  rig = new KernelRig([
    {
      priority: 4,
      slots: 12,
      threads: 2,
      supervisor: BOSS,
      memoryLimit: 4 * POOL_UNIT,
      grants: [
        {
          slot: 0,
          type: ObjectType.process,
          object: ALL_PROCESSES,
          rights: Right.inspect | Right.control | Right.create,
        },
        { slot: 1, type: ObjectType.endpoint, object: 3, rights: Right.receive },
        { slot: 2, type: ObjectType.endpoint, object: 4, rights: Right.send | Right.grant },
      ],
    },
    ...[1, 2].map((endpoint) => ({
      priority: 9,
      slots: 6,
      supervisor: BOSS,
      instanceOf: FIRST,
      stopped: true,
      memoryLimit: POOL_UNIT,
      grants: [{ slot: 0, type: ObjectType.endpoint, object: endpoint, rights: Right.receive }],
    })),
    {
      priority: 2,
      slots: 4,
      grants: [
        { slot: 0, type: ObjectType.process, object: ALL_PROCESSES, rights: Right.control },
        { slot: 1, type: ObjectType.endpoint, object: 4, rights: Right.receive },
      ],
    },
  ]);
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 0x80000000 });
  expect(rig.running).toBe(MAKER);
});

interface Gift {
  source: number;
  destination: number;
  rights: number;
  badge?: number;
}

interface Request {
  priority?: number;
  memoryLimit?: number;
  processSlot?: number;
  endpointSlot?: number;
  gifts?: Gift[];
}

function spawn(request: Request = {}, index = FIRST, address = BUFFER): { status: number; a: number } {
  const given = overlay(SpawnRequest, BUFFER);
  given.priority = request.priority ?? 6;
  given.memoryLimit = request.memoryLimit ?? 0;
  given.processSlot = request.processSlot ?? NO_SLOT;
  given.endpointSlot = request.endpointSlot ?? NO_SLOT;
  const gifts = request.gifts ?? [];
  given.capabilityCount = gifts.length;
  gifts
    .slice(0, 4)
    .forEach((gift, number) => Object.assign(given.capabilities[number]!, { badge: 0, ...gift }));
  return rig.ask(MAKER, Operation.spawn, { slot: 0, a: index, b: address });
}

function inform(process: number): ProcessInformation {
  const information = overlay(ProcessInformation, BUFFER + 0x100);
  fillInformation(information, processes[process]!);
  return information;
}

// --------------------------------------------------------------------------------------------------- spawn

test('spawn makes a process with priority, limit, capabilities and names for it', () => {
  const gifts = [{ source: 2, destination: 3, rights: Right.send, badge: 42 }];
  const made = spawn({ priority: 11, memoryLimit: 3 * POOL_UNIT, processSlot: 5, endpointSlot: 6, gifts });
  expect([made.status, made.a]).toEqual([Status.ok, FIRST]);
  expect(inform(FIRST)).toMatchObject({
    priority: 11,
    memoryLimit: 3 * POOL_UNIT,
    state: ProcessState.ready,
  });
  expect([typeIn(FIRST, 3), rightsIn(FIRST, 3), badgeIn(FIRST, 3)]).toEqual([
    ObjectType.endpoint,
    Right.send,
    42,
  ]);
  expect([typeIn(MAKER, 5), rightsIn(MAKER, 5)]).toEqual([ObjectType.process, Right.inspect | Right.control]);
  expect([typeIn(MAKER, 6), rightsIn(MAKER, 6)]).toEqual([ObjectType.endpoint, Right.send | Right.grant]);
  // Its endpoint works.
  rig.call(MAKER, Operation.call, { slot: 6, a: FOREVER, b: 8 });
  expect(rig.running).toBe(FIRST);
  expect(rig.ask(FIRST, Operation.receive, { slot: 0, a: 0 })).toMatchObject({ status: Status.ok, b: 8 });
});

test('two instances of one program have nothing in common', () => {
  expect(spawn().a).toBe(FIRST);
  expect(spawn().a).toBe(SECOND);
  expect(spawn().status).toBe(Status.exhausted);
  expect(inform(SECOND).program).toBe(FIRST);
  expect(inform(FIRST).ramBase).not.toBe(inform(SECOND).ramBase);
  expect(processes[FIRST]!.generation).toBe(1);
});

test('whatever is wrong with a request, nothing has happened', () => {
  const before = freeCounts();
  const ok = { source: 2, destination: 3, rights: Right.send };
  const cases: [Request, Status][] = [
    [{ priority: 3 }, Status.invalidArgument],
    [{ priority: 32 }, Status.invalidArgument],
    [{ processSlot: 1 }, Status.slotInUse],
    [{ endpointSlot: 12 }, Status.invalidSlot],
    [{ processSlot: 5, endpointSlot: 5 }, Status.slotInUse],
    [{ gifts: [ok, ok] }, Status.slotInUse],
    [{ gifts: [{ ...ok, destination: 0 }] }, Status.slotInUse],
    [{ gifts: [{ ...ok, destination: 6 }] }, Status.invalidSlot],
    [{ gifts: [{ ...ok, source: 7 }] }, Status.invalidSlot],
    [
      { gifts: [ok, { ...ok, destination: 4, rights: Right.send | Right.receive }] },
      Status.insufficientRights,
    ],
    [{ gifts: [{ source: 1, destination: 3, rights: Right.receive }] }, Status.insufficientRights],
    [{ gifts: [ok, ok, ok, ok, ok] }, Status.invalidArgument],
  ];
  for (const [request, status] of cases) expect([request, spawn(request).status]).toEqual([request, status]);
  expect(spawn({}, 99).status).toBe(Status.nothing);
  expect(spawn({}, BOSS).status).toBe(Status.exhausted);
  expect(spawn({}, FIRST, BUFFER + 2).status).toBe(Status.invalidAddress);
  expect(spawn({}, FIRST, DATA_BASE + MEMORY_STEP - 4).status).toBe(Status.invalidAddress);
  expect(freeCounts()).toEqual(before);
  expect(processes[FIRST]!.generation).toBe(0);
});

test('a thousand lives leave every count as it was', () => {
  const before = freeCounts();
  for (let life = 1; life <= 1000; life++) {
    const gifts = [{ source: 2, destination: 3, rights: Right.send }];
    expect(spawn({ memoryLimit: POOL_UNIT, processSlot: 5, endpointSlot: 6, gifts }).status).toBe(Status.ok);
    rig.call(MAKER, Operation.wait, { a: 100, b: 1 });
    rig.call(FIRST, Operation.copy, { slot: 3, a: 4 });
    rig.call(FIRST, Operation.allocateRegion, { a: POOL_UNIT, message: [5, 0, 0, 0] });
    expect(rig.result(FIRST).status).toBe(Status.ok);
    rig.call(FIRST, Operation.mapRegion, { slot: 5, a: 3 });
    if (life % 3 === 0) rig.call(FIRST, Operation.exit, { a: life });
    else if (life % 3 === 1) rig.call(FIRST, Operation.receive, { slot: 0, a: FOREVER });
    rig.advance(200);
    if (rig.running === BOSS) rig.call(BOSS, Operation.wait, { a: FOREVER, b: 0x80000000 });
    if (processes[FIRST]!.alive)
      rig.call(MAKER, Operation.processControl, { slot: 5, b: ProcessAction.stop });
    if (rig.running === BOSS) rig.call(BOSS, Operation.wait, { a: FOREVER, b: 0x80000000 });
    expect(rig.ask(MAKER, Operation.delete, { slot: 5 }).status).toBe(Status.ok);
    expect(rig.ask(MAKER, Operation.delete, { slot: 6 }).status).toBe(Status.ok);
  }
  expect(freeCounts()).toEqual(before);
  expect(processes[FIRST]!.generation).toBe(1000);
});

// ------------------------------------------------------------------------------------------ end, wait, restart

test('who waits for an end learns how it was', () => {
  spawn({ processSlot: 5 });
  rig.call(MAKER, Operation.waitForEnd, { slot: 5, b: FOREVER });
  expect(inform(MAKER).blockReason).toBe(BlockReason.joining);
  rig.call(FIRST, Operation.exit, { a: 77 });
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 1 });
  expect(rig.result(MAKER)).toMatchObject({ status: Status.ok, a: 77, b: FaultCause.exited });
  // It is over: at once from now on.
  expect(rig.ask(MAKER, Operation.waitForEnd, { slot: 0, a: FIRST })).toMatchObject({
    status: Status.ok,
    a: 77,
  });
  expect(rig.ask(MAKER, Operation.waitForEnd, { slot: 0, a: SECOND }).status).toBe(Status.notStarted);
  expect(rig.ask(MAKER, Operation.waitForEnd, { slot: 0, a: MAKER }).status).toBe(Status.self);
  expect(rig.ask(MAKER, Operation.waitForEnd, { slot: 0, a: BOSS }).status).toBe(Status.timeout);
});

test('a capability to an earlier life is `restarted` until it is renewed', () => {
  spawn({ processSlot: 5, endpointSlot: 6 });
  const control = (b: ProcessAction): Status =>
    rig.ask(MAKER, Operation.processControl, { slot: 5, b }).status;
  expect(control(ProcessAction.stop)).toBe(Status.ok);
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 1 });
  expect(control(ProcessAction.stop)).toBe(Status.dead);
  expect(rig.ask(MAKER, Operation.call, { slot: 6, a: FOREVER }).status).toBe(Status.dead);
  expect(control(ProcessAction.start)).toBe(Status.ok);
  expect(rig.running).toBe(MAKER);
  expect(control(ProcessAction.stop)).toBe(Status.restarted);
  expect(rig.ask(MAKER, Operation.call, { slot: 6, a: 0 }).status).toBe(Status.restarted);
  rig.call(MAKER, Operation.renew, { slot: 5 });
  rig.call(MAKER, Operation.renew, { slot: 6 });
  expect(rig.ask(MAKER, Operation.call, { slot: 6, a: 0 }).status).toBe(Status.timeout);
  expect(control(ProcessAction.start)).toBe(Status.busy);
  expect(control(99 as ProcessAction)).toBe(Status.invalidArgument);
});

test('an injected fault ends the process, its supervisor learns who did it; on oneself, too', () => {
  spawn({ processSlot: 5 });
  expect(
    rig.ask(MAKER, Operation.processControl, {
      slot: 5,
      b: ProcessAction.injectFault,
      message: [123, 0, 0, 0],
    }).status,
  ).toBe(Status.ok);
  expect(rig.running).toBe(BOSS);
  expect(inform(FIRST)).toMatchObject({
    state: ProcessState.faulted,
    endCause: FaultCause.injected,
    endDetail: 123,
  });
  expect(inform(FIRST).faults).toBe(1);
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 0x80000000 });
  const self = (b: ProcessAction): void =>
    rig.call(MAKER, Operation.processControl, { slot: 0, a: MAKER, b });
  self(ProcessAction.stop);
  expect(rig.result(MAKER).status).toBe(Status.self);
  self(ProcessAction.injectFault);
  expect(inform(MAKER)).toMatchObject({ state: ProcessState.faulted, endDetail: MAKER });
  expect(rig.running).toBe(BOSS);
  // Without a reason it is the number of who did it.
  const start = { slot: 0, a: MAKER, b: ProcessAction.start };
  rig.call(BOSS, Operation.processControl, start);
  rig.call(BOSS, Operation.processControl, { ...start, b: ProcessAction.injectFault });
  expect(inform(MAKER).endDetail).toBe(BOSS);
});

test('a signal sets bits of the first thread of a process that lives', () => {
  spawn({ processSlot: 5, priority: 4 });
  const signal = (bits: number, slot = 5, a = 0): Status => {
    const message: [number, number, number, number] = [bits, 0, 0, 0];
    return rig.ask(MAKER, Operation.processControl, { slot, a, b: ProcessAction.signal, message }).status;
  };
  expect(signal(0)).toBe(Status.invalidArgument);
  expect(signal(0x1000_0001)).toBe(Status.ok);
  expect(threads[FIRST]!.notifications).toBe(0x1000_0001);
  // Who waits for it is woken, with the bits that it waits for; others stay.
  rig.call(MAKER, Operation.yield);
  rig.call(FIRST, Operation.wait, { a: FOREVER, b: 6 });
  expect(signal(8)).toBe(Status.ok);
  expect(threads[FIRST]).toMatchObject({ notifications: 0x1000_0009, blockReason: BlockReason.waiting });
  expect(signal(2)).toBe(Status.ok);
  expect(threads[FIRST]).toMatchObject({ notifications: 0x1000_0009, blockReason: BlockReason.none });
  expect(rig.result(FIRST)).toMatchObject({ status: Status.ok, operation: 2 });
  // To oneself there is `signal` for that; the dead hear nothing.
  expect(signal(1, 0, MAKER)).toBe(Status.self);
  expect(rig.ask(MAKER, Operation.processControl, { slot: 5, b: ProcessAction.stop }).status).toBe(Status.ok);
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 1 });
  expect(signal(1, 0, FIRST)).toBe(Status.dead);
  expect(threads[FIRST]!.notifications).toBe(0);
});

// ------------------------------------------------------------------------------------------------- threads

function createThread(priority = 5, slot = 7, entry = CODE_BASE + 0x101): { status: number; a: number } {
  return rig.ask(MAKER, Operation.createThread, { a: entry, b: 0x1234, message: [priority, slot, 0, 0] });
}

function control(action: ThreadAction, value = 0, slot = 7): Status {
  return rig.ask(MAKER, Operation.threadControl, { slot, a: action, b: value }).status;
}

const EXTRA = 4;

test('a thread begins at its entry with its argument, on a stack with a guard at the bottom', () => {
  expect(createThread()).toMatchObject({ status: Status.ok, a: 1 });
  const thread = threads[EXTRA]!;
  const stack = DATA_BASE + THREAD_STACKS;
  const frame = thread.stackPointer;
  expect(frame).toBe(stack + THREAD_STACK_SIZE - 32);
  expect([load32(frame), load32(frame + 24)]).toEqual([0x1234, CODE_BASE + 0x100]);
  // The last region: 32 bytes, nobody but the kernel.
  expect(thread.protection[6]).toBe((stack | 16 | 3) >>> 0);
  expect(thread.protection[7]! & 0x1700003f).toBe(0x11000009);
  expect(threads[MAKER]!.protection[7]).toBe(0);
  expect(createThread(5, 8)).toMatchObject({ status: Status.ok, a: 2 });
  expect(threads[EXTRA + 1]!.protection[6]).toBe((stack + THREAD_STACK_SIZE) | 16 | 3);
  expect(createThread(5, 9).status).toBe(Status.exhausted);
  expect(inform(MAKER).threads).toBe(3);
});

test('a thread finds nothing on its stack of the one before it', () => {
  const stack = DATA_BASE + THREAD_STACKS;
  const words = Array.from({ length: (THREAD_STACK_SIZE - 32) / 4 }, (_, index) => stack + 4 * index);
  createThread();
  for (const address of words) store32(address, 0x5ec4e7);
  expect(control(ThreadAction.stop)).toBe(Status.ok);
  expect(createThread(5, 8)).toMatchObject({ status: Status.ok, a: 1 });
  expect(new Set(words.map((address) => load32(address)))).toEqual(new Set([STACK_PAINT]));
});

test('a thread that cannot be made leaves nothing', () => {
  const before = freeCounts();
  expect(createThread(3).status).toBe(Status.invalidArgument);
  expect(createThread(32).status).toBe(Status.invalidArgument);
  expect(createThread(5, 0).status).toBe(Status.slotInUse);
  expect(createThread(5, 12).status).toBe(Status.invalidSlot);
  expect(createThread(5, 7, DATA_BASE + 0x100).status).toBe(Status.invalidAddress);
  expect(createThread(5, 7, CODE_BASE + MEMORY_STEP).status).toBe(Status.invalidAddress);
  expect(freeCounts()).toEqual(before);
});

test('a region is mapped for all threads; the guard takes one from them', () => {
  createThread();
  for (const slot of [8, 9]) rig.call(MAKER, Operation.allocateRegion, { a: 256, message: [slot, 0, 0, 0] });
  expect(rig.ask(MAKER, Operation.mapRegion, { slot: 8, a: 3 }).status).toBe(Status.ok);
  expect(threads[EXTRA]!.protection[4]).toBe(threads[MAKER]!.protection[4]);
  expect(threads[EXTRA]!.protection[5]).not.toBe(0);
  expect(rig.ask(MAKER, Operation.mapRegion, { slot: 9, a: 3 }).status).toBe(Status.exhausted);
  // One that begins later has them, too.
  createThread(5, 10);
  expect(threads[EXTRA + 1]!.protection[5]).toBe(threads[EXTRA]!.protection[5]);
  rig.call(MAKER, Operation.delete, { slot: 8 });
  expect([threads[EXTRA]!.protection[5], threads[EXTRA + 1]!.protection[5]]).toEqual([0, 0]);
});

test('cancel, suspend, resume, priority and stop', () => {
  createThread(4);
  expect(control(ThreadAction.cancel)).toBe(Status.nothing);
  rig.call(MAKER, Operation.yield);
  expect(rig.runningThread).toBe(EXTRA);
  rig.call(MAKER, Operation.wait, { a: FOREVER, b: 1 });
  expect(rig.runningThread).toBe(MAKER);
  expect(control(ThreadAction.suspend)).toBe(Status.ok);
  expect(control(ThreadAction.cancel)).toBe(Status.ok);
  expect(rig.resultOf(threads[EXTRA]!).status).toBe(Status.cancelled);
  rig.call(MAKER, Operation.yield);
  expect(rig.runningThread).toBe(MAKER);
  expect(control(ThreadAction.resume)).toBe(Status.ok);
  expect(control(ThreadAction.setPriority, 3)).toBe(Status.invalidArgument);
  expect(control(ThreadAction.setPriority, 9)).toBe(Status.ok);
  rig.call(MAKER, Operation.yield);
  expect(rig.runningThread).toBe(MAKER);
  expect(control(ThreadAction.stop)).toBe(Status.ok);
  expect(control(ThreadAction.resume)).toBe(Status.dead);
  expect(control(5 as ThreadAction)).toBe(Status.dead);
  // The stack is free again, and the old capability names nobody.
  expect(createThread(5, 8)).toMatchObject({ status: Status.ok, a: 1 });
  expect(control(ThreadAction.resume)).toBe(Status.dead);
  expect(control(ThreadAction.resume, 0, 8)).toBe(Status.ok);
});

test('the fast path knows no thread that is suspended, until it is resumed', () => {
  createThread(4);
  rig.call(MAKER, Operation.yield);
  rig.call(MAKER, Operation.receive, { slot: 1, a: FOREVER });
  const thread = threads[EXTRA]!;
  expect(endpoints[3]!.receiver).toBe(thread);
  control(ThreadAction.suspend);
  expect(endpoints[3]!.receiver).toBeNull();
  control(ThreadAction.resume);
  expect(endpoints[3]!.receiver).toBe(thread);
  control(ThreadAction.cancel);
  rig.wake(BOSS, 0x80000000);
  rig.call(BOSS, Operation.receive, { slot: 1, a: FOREVER });
  rig.call(MAKER, Operation.yield);
  rig.call(MAKER, Operation.call, { slot: 2, a: FOREVER });
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 1 });
  expect(thread.nextCaller).toBeNull();
  control(ThreadAction.suspend);
  expect(thread.nextCaller).toBe(endOfCallers);
  control(ThreadAction.resume);
  expect(thread.nextCaller).toBeNull();
});

test('a call is cancelled in each state, and its server told nothing but that nobody waits', () => {
  createThread(4);
  rig.call(MAKER, Operation.yield);
  rig.call(MAKER, Operation.call, { slot: 2, a: FOREVER });
  expect(rig.runningThread).toBe(MAKER);
  // Queued.
  expect(control(ThreadAction.cancel)).toBe(Status.ok);
  rig.call(MAKER, Operation.yield);
  expect(rig.resultOf(threads[EXTRA]!).status).toBe(Status.cancelled);
  rig.call(MAKER, Operation.call, { slot: 2, a: FOREVER });
  rig.wake(BOSS, 0x80000000);
  rig.call(BOSS, Operation.receive, { slot: 1, a: FOREVER });
  // Received.
  const token = rig.result(BOSS).a;
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 1 });
  expect(control(ThreadAction.cancel)).toBe(Status.ok);
  expect(rig.resultOf(threads[EXTRA]!).status).toBe(Status.cancelled);
  rig.wake(BOSS, 1);
  expect(rig.ask(BOSS, Operation.reply, { slot: token }).status).toBe(Status.notWaiting);
});

test('who waits to receive learns that the right to is gone', () => {
  createThread(4);
  rig.call(MAKER, Operation.yield);
  rig.call(MAKER, Operation.receive, { slot: 1, a: FOREVER });
  expect(rig.runningThread).toBe(MAKER);
  rig.call(MAKER, Operation.delete, { slot: 1 });
  expect(rig.resultOf(threads[EXTRA]!).status).toBe(Status.revoked);
});

test('a new life begins with the limits, the account and the priority that the system file gives', () => {
  const information = (): ProcessInformation => inform(FIRST);
  spawn({ priority: 11, memoryLimit: 3 * POOL_UNIT, processSlot: 5 });
  rig.call(MAKER, Operation.wait, { a: 500, b: 1 });
  rig.call(FIRST, Operation.accept, { a: 3 });
  rig.advance(600);
  expect(Number(information().cpuTime)).toBeGreaterThan(400);
  rig.call(MAKER, Operation.processControl, { slot: 5, b: ProcessAction.restart });
  expect(information()).toMatchObject({ priority: 9, memoryLimit: POOL_UNIT, cpuTime: 0n });
  expect(threads[FIRST]!.acceptSlot).toBe(0xffff);
});

test('only instances are created, only through a capability to all processes', () => {
  rig.wake(BOSS, 0x80000000);
  rig.call(BOSS, Operation.exit);
  expect(spawn({}, BOSS).status).toBe(Status.exhausted);
  rig.call(MAKER, Operation.mint, { slot: 0, a: 5, b: Right.create, message: [FIRST + 1, 0, 0, 0] });
  const one = rig.ask(MAKER, Operation.spawn, { slot: 5, a: FIRST, b: BUFFER });
  expect(one.status).toBe(Status.wrongType);
});

test('everyone who waits for an end learns of that end, and of no other', () => {
  spawn();
  spawn();
  createThread(4);
  rig.call(MAKER, Operation.yield);
  rig.call(MAKER, Operation.waitForEnd, { slot: 0, a: SECOND, b: FOREVER });
  rig.call(MAKER, Operation.waitForEnd, { slot: 0, a: FIRST, b: FOREVER });
  rig.call(FIRST, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(SECOND, Operation.exit, { a: 5 });
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 0x80000000 });
  expect(rig.runningThread).toBe(EXTRA);
  expect(rig.resultOf(threads[EXTRA]!)).toMatchObject({ status: Status.ok, a: 5, b: FaultCause.exited });
  expect(threads[MAKER]!.blockReason).toBe(BlockReason.joining);
});

test('a thread that exits leaves the process; the first one ends it', () => {
  createThread(4);
  rig.call(MAKER, Operation.yield);
  rig.call(MAKER, Operation.exitThread);
  expect([rig.runningThread, inform(MAKER).threads]).toEqual([MAKER, 1]);
  createThread(4, 8);
  rig.call(MAKER, Operation.exitThread);
  expect(rig.running).toBe(BOSS);
  expect(inform(MAKER)).toMatchObject({ threads: 0, endCause: FaultCause.exited, endDetail: 0 });
  expect(threads[EXTRA]!.state).toBe(0);
});
