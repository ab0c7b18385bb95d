/** Priority inheritance, and who pays for what a server does. */
import { ObjectType, Right, TRANSFER_MOVE } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { ProcessAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { endpoints } from '../../src/kernel/message/endpoint';
import { processes } from '../../src/kernel/process/process';
import { timeSpent } from '../../src/kernel/thread/scheduler';
import { priorityOf, threads } from '../../src/kernel/thread/thread';
import { checkInvariants } from './support/kernel-invariants';
import { KernelRig, type Grant } from './support/kernel-rig';

beforeEach(() => host.reset());
afterEach(checkInvariants);

const FOREVER = 0xffffffff;
const send = (slot: number, object: number): Grant => ({
  slot,
  type: ObjectType.endpoint,
  object,
  rights: Right.send,
  badge: 7,
});
const receive = (object: number): Grant => ({
  slot: 0,
  type: ObjectType.endpoint,
  object,
  rights: Right.receive,
});

const effective = (process: number): number => priorityOf(threads[process]!.moreUrgent);
const cpuTime = (process: number): number => Number(timeSpent(processes[process]!));

/** Sleeps until `time` from now. */
function sleep(rig: KernelRig, process: number, time: number): void {
  rig.call(process, Operation.wait, { a: time, b: 1 });
}

/** A chain of servers: 0 calls 1, which calls 2. All sleep first, the least urgent the shortest. */
function chain(): KernelRig {
  const rig = new KernelRig([
    { priority: 1, grants: [send(0, 1)] },
    { priority: 10, grants: [receive(1), send(1, 2)] },
    { priority: 20, grants: [receive(2)] },
    { priority: 15 },
  ]);
  sleep(rig, 0, 1000);
  rig.call(1, Operation.receive, { a: FOREVER });
  rig.call(3, Operation.wait, { a: 1000, b: 1 });
  rig.call(2, Operation.receive, { a: FOREVER });
  rig.advance(1001);
  return rig;
}

test('an urgent caller lends its priority along the chain, until the replies', () => {
  const rig = chain();
  rig.call(0, Operation.call, { a: FOREVER });
  expect([effective(1), rig.running]).toEqual([1, 1]);
  rig.call(1, Operation.call, { slot: 1, a: FOREVER });
  // Process 3, more urgent than 2 by itself, is ready and has to wait.
  expect([effective(2), rig.running]).toEqual([1, 2]);
  rig.call(2, Operation.reply, { slot: rig.result(2).a });
  expect([effective(2), effective(1)]).toEqual([20, 1]);
  expect(rig.running).toBe(1);
  rig.call(1, Operation.replyAndReceive, { a: threads[0]!.token });
  expect([effective(1), rig.running]).toEqual([10, 0]);
});

test('what was lent is taken back when the call ends otherwise: deadline, death, cancellation', () => {
  const rig = chain();
  rig.call(0, Operation.call, { a: 50 });
  expect(effective(1)).toBe(1);
  rig.call(1, Operation.call, { slot: 1, a: FOREVER });
  expect(effective(2)).toBe(1);
  rig.advance(60);
  expect([effective(1), effective(2), rig.running]).toEqual([10, 10, 0]);
  expect(rig.result(0).status).toBe(Status.timeout);
});

/** Everybody sleeps until the time given for it, so that it comes to run then, alone. */
function awakeAt(rig: KernelRig, ...times: number[]): void {
  while (!rig.idle) sleep(rig, rig.running, times[rig.running]!);
}

const queueOf = (endpoint: number): number[] => {
  const found: number[] = [];
  for (let one = endpoints[endpoint]!.queued; one !== null; one = one.next) found.push(one.process.index);
  return found;
};

test('queued callers lend, too, one after the other', () => {
  const rig = new KernelRig([
    { priority: 20, grants: [receive(0)] },
    { priority: 12, grants: [send(0, 0)] },
    { priority: 11, grants: [receive(1), send(1, 0)] },
    { priority: 2, grants: [send(0, 1)] },
  ]);
  awakeAt(rig, 3000, 1000, 2000, 4000);
  rig.advance(1100);
  rig.call(1, Operation.call, { a: FOREVER });
  expect(effective(0)).toBe(12);
  rig.advance(1000);
  rig.call(2, Operation.call, { slot: 1, a: FOREVER });
  expect([effective(0), queueOf(0)]).toEqual([11, [2, 1]]);
  rig.advance(1000);
  rig.call(0, Operation.receive, { a: FOREVER });
  expect([effective(0), queueOf(0)]).toEqual([11, [1]]);
  // The urgent one calls 2, whose own call is being served: both work for it now.
  rig.advance(1000);
  rig.call(3, Operation.call, { a: FOREVER });
  expect([effective(2), effective(0), rig.running]).toEqual([2, 2, 0]);
  rig.call(0, Operation.reply, { slot: threads[2]!.token });
  expect([effective(2), effective(0), rig.running]).toEqual([2, 12, 2]);
});

test('a queue stays in order of priority when somebody in it becomes more urgent', () => {
  const rig = new KernelRig([
    { priority: 20, grants: [receive(0)] },
    { priority: 10, grants: [send(0, 0)] },
    { priority: 12, grants: [receive(1), send(1, 0)] },
    { priority: 2, grants: [send(0, 1)] },
  ]);
  awakeAt(rig, 4000, 1000, 2000, 3000);
  rig.advance(1100);
  rig.call(1, Operation.call, { a: FOREVER, b: 1 });
  rig.advance(1000);
  rig.call(2, Operation.call, { slot: 1, a: FOREVER, b: 2 });
  expect(queueOf(0)).toEqual([1, 2]);
  rig.advance(1000);
  // It queues at 2, which is queued itself.
  rig.call(3, Operation.call, { a: 500 });
  expect([queueOf(0), effective(0)]).toEqual([[2, 1], 2]);
  rig.advance(600);
  expect([queueOf(0), effective(0)]).toEqual([[1, 2], 10]);
});

test('a call goes on at once in the server, on the time and at the expense of the caller', () => {
  const rig = new KernelRig([
    { priority: 5, grants: [receive(0)] },
    { priority: 5, grants: [send(0, 0)] },
    { priority: 5 },
  ]);
  rig.call(0, Operation.receive, { a: FOREVER });
  expect(rig.running).toBe(1);
  rig.advance(300);
  rig.call(1, Operation.call, { a: FOREVER });
  // Process 2 was ready before, and of the same priority.
  expect(rig.running).toBe(0);
  rig.advance(400);
  rig.call(0, Operation.replyAndReceive, { a: rig.result(0).a });
  expect(rig.running).toBe(1);
  rig.advance(200);
  expect(Math.abs(cpuTime(1) - 900)).toBeLessThanOrEqual(3);
  expect(cpuTime(0)).toBeLessThanOrEqual(3);
  // The slice, too, went with it: at its end the other one runs.
  rig.advance(4000);
  expect(rig.running).toBe(1);
  rig.advance(200);
  expect(rig.running).toBe(2);
});

test('a server pays for what it does after the reply', () => {
  const rig = new KernelRig([
    { priority: 4, grants: [receive(0)] },
    { priority: 5, grants: [send(0, 0)] },
  ]);
  rig.call(0, Operation.receive, { a: FOREVER });
  rig.call(1, Operation.call, { a: FOREVER });
  rig.advance(500);
  rig.call(0, Operation.reply, { slot: rig.result(0).a });
  rig.advance(700);
  expect(Math.abs(cpuTime(1) - 500)).toBeLessThanOrEqual(3);
  expect(Math.abs(cpuTime(0) - 700)).toBeLessThanOrEqual(3);
});

test('an inherited priority ends with the death of who lent it', () => {
  const rig = new KernelRig([
    { priority: 10, grants: [receive(0)] },
    { priority: 3, grants: [send(0, 0)] },
    { priority: 1, grants: [{ slot: 0, type: ObjectType.process, object: 0xff, rights: Right.control }] },
  ]);
  sleep(rig, 2, 1000);
  sleep(rig, 1, 10);
  rig.call(0, Operation.receive, { a: FOREVER });
  rig.advance(20);
  rig.call(1, Operation.call, { a: FOREVER });
  expect(effective(0)).toBe(3);
  rig.advance(1000);
  rig.call(2, Operation.processControl, { a: 1, b: ProcessAction.stop });
  expect(effective(0)).toBe(10);
});

test('who gives away the right to answer is lent nothing more by the one who waits; the taker is', () => {
  const granting = (slot: number, object: number): Grant => ({
    ...send(slot, object),
    rights: Right.send | Right.grant,
  });
  const rig = new KernelRig([
    { priority: 1, grants: [send(0, 1)] },
    { priority: 10, grants: [receive(1), granting(1, 2)], slots: 4 },
    { priority: 20, grants: [receive(2)], slots: 4 },
  ]);
  sleep(rig, 0, 1000);
  rig.call(1, Operation.receive, { a: FOREVER });
  rig.call(2, Operation.accept, { a: 3 });
  rig.call(2, Operation.receive, { a: FOREVER });
  rig.advance(1001);
  rig.call(0, Operation.call, { a: FOREVER });
  rig.call(1, Operation.saveReply, { slot: rig.result(1).a, a: 3 });
  rig.call(1, Operation.callTransferring, {
    slot: 1,
    a: FOREVER,
    message: [0, 0, 0, (TRANSFER_MOVE | 3) >>> 0],
  });
  expect([effective(1), effective(2), rig.running]).toEqual([10, 1, 2]);
  rig.call(2, Operation.reply, { slot: 3 });
  expect([rig.running, effective(2)]).toEqual([0, 10]);
});

test('who gets its reply pays for itself again, also while the server still works for others', () => {
  const rig = new KernelRig([
    { priority: 9, grants: [receive(0)] },
    { priority: 9, grants: [send(0, 0)] },
    { priority: 9, grants: [send(0, 0)] },
  ]);
  const tokens = [1, 2].map((client) => {
    rig.call(0, Operation.receive, { a: FOREVER });
    rig.call(client, Operation.call, { a: FOREVER });
    return rig.result(0).a;
  });
  rig.advance(100);
  rig.call(0, Operation.replyAndReceive, { a: tokens[0]! });
  expect(rig.running).toBe(1);
  const before = cpuTime(2);
  rig.advance(500);
  expect([cpuTime(1) >= 500, cpuTime(2) - before]).toEqual([true, 0]);
});
