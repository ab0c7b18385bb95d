/** Calls, replies, and what can go wrong between two processes. */
import { Operation } from '../../src/abi/operation';
import { ObjectType, Right } from '../../src/abi/capability';
import { ProcessAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { processes } from '../../src/kernel/process/process';
import { threads } from '../../src/kernel/thread/thread';
import { KernelRig, type Grant, type Plan } from './support/kernel-rig';

beforeEach(() => host.reset());

const FOREVER = 0xffffffff;
const SERVER = 0;

const send = (slot: number, object: number, badge = 0): Grant => ({
  slot,
  type: ObjectType.endpoint,
  object,
  rights: Right.send,
  badge,
});
const receive = (slot: number, object: number): Grant => ({
  slot,
  type: ObjectType.endpoint,
  object,
  rights: Right.receive,
});
const control: Grant = { slot: 1, type: ObjectType.process, object: 0xff, rights: Right.control };

/** A server more urgent than its clients, which have slot 0 to call it. */
function served(...priorities: number[]): KernelRig {
  const clients = priorities.map((priority, index): Plan => ({
    priority,
    grants: [send(0, 0, 100 + index), control],
  }));
  return new KernelRig([{ priority: 1, grants: [receive(0, 0)], supervisor: 1 }, ...clients]);
}

function receiveOn(rig: KernelRig, timeout = FOREVER): void {
  rig.call(SERVER, Operation.receive, { a: timeout });
}

test('a call reaches the waiting server with badge, label and words, and its reply comes back', () => {
  const rig = served(5);
  receiveOn(rig);
  rig.call(1, Operation.call, { a: FOREVER, b: 77, message: [1, 2, 3, 4] });
  expect(rig.running).toBe(SERVER);
  const request = rig.result(SERVER);
  expect(request).toMatchObject({ status: Status.ok, operation: 100, b: 77, m0: 1, m1: 2, m2: 3, m3: 4 });
  rig.call(SERVER, Operation.reply, { slot: request.a, b: 88, message: [9, 8, 7, 6] });
  expect(rig.result(SERVER)).toEqual({ status: 0, operation: 0, a: 0, b: 0, m0: 0, m1: 0, m2: 0, m3: 0 });
  receiveOn(rig);
  expect(rig.running).toBe(1);
  expect(rig.result(1)).toEqual({ status: 0, operation: 0, a: 0, b: 88, m0: 9, m1: 8, m2: 7, m3: 6 });
});

test('callers wait in order of priority, then of arrival', () => {
  const rig = served(7, 5, 7, 6);
  rig.call(SERVER, Operation.wait, { a: 50, b: 1 });
  for (const client of [2, 4, 1, 3]) rig.call(client, Operation.call, { a: FOREVER, b: client });
  rig.advance(60);
  const order: number[] = [];
  receiveOn(rig);
  for (let i = 0; i < 4; i++) {
    order.push(rig.result(SERVER).b);
    rig.call(SERVER, Operation.replyAndReceive, { a: rig.result(SERVER).a });
    if (rig.running !== SERVER) break;
  }
  expect(order).toEqual([2, 4, 1, 3]);
});

test('a reply token is good for one call, one server and nothing else', () => {
  const rig = served(5, 6);
  receiveOn(rig);
  rig.call(1, Operation.call, { a: FOREVER });
  const token = rig.result(SERVER).a;
  for (const wrong of [token + 0x100, token + 1, 0xffffffff]) {
    rig.call(SERVER, Operation.reply, { slot: wrong });
    expect(rig.result(SERVER).status).toBe(Status.notWaiting);
  }
  rig.call(SERVER, Operation.wait, { a: 50, b: 1 });
  expect(rig.ask(2, Operation.reply, { slot: token }).status).toBe(Status.notWaiting);
  rig.advance(60);
  // Slot 0 holds something else, slot 7 is none.
  rig.call(SERVER, Operation.reply, { slot: 0 });
  expect(rig.result(SERVER).status).toBe(Status.wrongType);
  rig.call(SERVER, Operation.reply, { slot: 7 });
  expect(rig.result(SERVER).status).toBe(Status.invalidSlot);
  rig.call(SERVER, Operation.reply, { slot: token });
  rig.call(SERVER, Operation.reply, { slot: token });
  expect(rig.result(SERVER).status).toBe(Status.notWaiting);
  rig.call(SERVER, Operation.replyAndReceive, { a: token });
  expect(rig.result(SERVER).status).toBe(Status.notWaiting);
  expect(rig.running).toBe(SERVER);
});

test('a server receives on while it owes replies, and answers in any order', () => {
  const rig = served(5, 6);
  const tokens = [1, 2].map((client) => {
    receiveOn(rig);
    rig.call(client, Operation.call, { a: FOREVER, b: client });
    return rig.result(SERVER).a;
  });
  receiveOn(rig);
  expect(rig.idle).toBe(true);
  rig.wake(SERVER, 1);
  for (const client of [1, 2]) {
    rig.call(SERVER, Operation.reply, { slot: tokens[client - 1]!, b: 10 + client });
    expect(rig.result(client)).toMatchObject({ status: Status.ok, b: 10 + client });
  }
});

test('a deadline covers queueing and the wait for the reply, and takes the token with it', () => {
  const rig = served(5);
  rig.call(SERVER, Operation.wait, { a: 1000, b: 1 });
  rig.call(1, Operation.call, { a: 100 });
  expect(rig.idle).toBe(true);
  rig.advance(101);
  expect(rig.result(1).status).toBe(Status.timeout);
  rig.call(1, Operation.wait, { a: 1000, b: 1 });
  rig.advance(1000);
  receiveOn(rig);
  rig.advance(500);
  rig.call(1, Operation.call, { a: 200 });
  const token = rig.result(SERVER).a;
  rig.advance(201);
  rig.call(SERVER, Operation.reply, { slot: token });
  expect(rig.result(SERVER).status).toBe(Status.notWaiting);
  receiveOn(rig);
  expect(rig.result(1).status).toBe(Status.timeout);
});

test('the token of a call that timed out is not good for the next call of the same client', () => {
  const rig = served(5);
  const takeToken = (): number => {
    receiveOn(rig);
    rig.call(1, Operation.call, { a: 100 });
    return rig.result(SERVER).a;
  };
  const stale = takeToken();
  rig.advance(101);
  const token = takeToken();
  expect(token).not.toBe(stale);
  rig.call(SERVER, Operation.reply, { slot: stale });
  expect(rig.result(SERVER).status).toBe(Status.notWaiting);
  rig.call(SERVER, Operation.reply, { slot: token });
  expect(rig.result(SERVER).status).toBe(Status.ok);
});

test('nothing blocks with a timeout of 0', () => {
  const rig = served(5);
  receiveOn(rig, 0);
  expect(rig.result(SERVER).status).toBe(Status.timeout);
  rig.call(SERVER, Operation.wait, { a: 0, b: 1 });
  expect(rig.result(SERVER).status).toBe(Status.timeout);
  receiveOn(rig);
  rig.call(1, Operation.call, { a: 0 });
  expect(rig.result(1).status).toBe(Status.timeout);
  expect(rig.running).toBe(1);
});

test('whoever would wait for itself, alone or in a circle, is told, and by whom the circle is closed', () => {
  const rig = new KernelRig([
    { priority: 3, grants: [receive(0, 0), send(1, 1), send(2, 0)] },
    { priority: 4, grants: [receive(0, 1), send(1, 2)] },
    { priority: 5, grants: [receive(0, 2), send(1, 0)] },
  ]);
  rig.call(0, Operation.call, { slot: 2, a: FOREVER });
  expect(rig.result(0).status).toBe(Status.self);
  rig.call(0, Operation.wait, { a: 100, b: 1 });
  rig.call(1, Operation.wait, { a: 200, b: 1 });
  rig.call(2, Operation.receive, { a: FOREVER });
  rig.advance(110);
  // 0 calls 1, which is not there yet; 1 calls 2; 2 would wait for 0, which waits for 1, which waits for 2.
  rig.call(0, Operation.call, { slot: 1, a: FOREVER });
  rig.advance(110);
  rig.call(1, Operation.call, { slot: 1, a: FOREVER });
  expect(rig.ask(2, Operation.call, { slot: 1, a: FOREVER })).toMatchObject({ status: Status.cycle, a: 1 });
  expect(rig.ask(2, Operation.send, { slot: 1, a: FOREVER })).toMatchObject({ status: Status.cycle, a: 1 });
  expect(rig.ask(2, Operation.post, { slot: 1 }).status).toBe(Status.ok);
  expect(rig.running).toBe(2);
});

test('whoever can’t answer is told apart: never started, ended, started anew', () => {
  const rig = new KernelRig([
    { priority: 5, grants: [send(0, 0), { ...control, rights: Right.control | Right.inspect }] },
    { priority: 9, grants: [receive(0, 0)], stopped: true },
  ]);
  const control1 = (action: ProcessAction): void =>
    rig.call(0, Operation.processControl, { slot: 1, a: 1, b: action });
  const ways = [Operation.call, Operation.callLending, Operation.send, Operation.post];
  const statuses = (): Status[] => ways.map((way) => rig.ask(0, way, { slot: 0, a: 0 }).status);
  expect(statuses()).toEqual(ways.map(() => Status.notStarted));
  control1(ProcessAction.start);
  // A capability from before the first start is good for the first life.
  expect(rig.ask(0, Operation.call, { a: 0 }).status).toBe(Status.timeout);
  control1(ProcessAction.stop);
  expect(statuses()).toEqual(ways.map(() => Status.dead));
  control1(ProcessAction.start);
  expect(statuses()).toEqual(ways.map(() => Status.restarted));
  expect(rig.ask(0, Operation.renew).status).toBe(Status.ok);
  expect(rig.ask(0, Operation.call, { a: 0 }).status).toBe(Status.timeout);
});

test('the dead are reported to everybody who waits for them, and to later callers', () => {
  const rig = served(5, 6, 4);
  receiveOn(rig);
  rig.call(3, Operation.wait, { a: 100, b: 1 });
  rig.call(1, Operation.call, { a: FOREVER });
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(2, Operation.call, { a: FOREVER });
  rig.advance(200);
  rig.call(3, Operation.processControl, { slot: 1, a: SERVER, b: ProcessAction.stop });
  expect([1, 2].map((client) => rig.result(client).status)).toEqual([Status.dead, Status.dead]);
  rig.call(3, Operation.call, { a: FOREVER });
  expect(rig.result(3).status).toBe(Status.dead);
  expect(processes[SERVER]!.alive).toBe(false);
  rig.call(3, Operation.processControl, { slot: 1, a: SERVER, b: ProcessAction.start });
  expect(rig.running).toBe(SERVER);
  expect(processes[SERVER]!.generation).toBe(2);
});

test('notifications come before messages and are all taken at once', () => {
  const rig = served(5);
  rig.wake(SERVER, 0x30);
  receiveOn(rig);
  expect(rig.result(SERVER)).toMatchObject({ status: Status.notified, operation: 0x30 });
  expect(threads[SERVER]!.notifications).toBe(0);
});
