/** The other forms of messages: sends, ports, closed receives, leases in calls, capabilities with messages, non-blocking forms. */
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { PathMiss } from '../../src/abi/system';
import { kernel } from '../../src/kernel/state';
import { threads } from '../../src/kernel/thread/thread';
import { checkInvariants } from './support/kernel-invariants';
import { KernelRig, type Grant } from './support/kernel-rig';

beforeEach(() => host.reset());
afterEach(checkInvariants);

const FOREVER = 0xffffffff;
const SERVER = 0;

/** A server and clients with these priorities; client n sends through slot 0, with badge 100 + n. */
function served(server: number, ...clients: number[]): KernelRig {
  const grant = (rights: number, badge = 0): Grant => ({
    slot: 0,
    type: ObjectType.endpoint,
    object: 0,
    rights,
    badge,
  });
  return new KernelRig([
    { priority: server, grants: [grant(Right.receive)], slots: 4 },
    ...clients.map((priority, index) => ({
      priority,
      grants: [grant(Right.send | Right.grant, 101 + index)],
      slots: 4,
    })),
  ]);
}

/** Everybody sleeps until the time given for it, so that it comes to run then. */
function awakeAt(rig: KernelRig, ...times: number[]): void {
  while (!rig.idle) rig.call(rig.running, Operation.wait, { a: times[rig.running]!, b: 1 });
}

const receive = (rig: KernelRig, timeout = FOREVER, badge = 0): void =>
  rig.call(SERVER, Operation.receive, { a: timeout, b: badge });

test('a send is over when it is received; nobody waits for a reply', () => {
  const rig = served(9, 5);
  rig.call(1, Operation.send, { a: FOREVER, b: 7, message: [1, 2, 3, 4] });
  expect(rig.running).toBe(SERVER);
  receive(rig);
  expect(rig.result(SERVER)).toEqual({ status: 0, operation: 101, a: 0, b: 7, m0: 1, m1: 2, m2: 3, m3: 4 });
  expect(rig.running).toBe(1);
  expect(rig.result(1).status).toBe(Status.ok);
  expect(threads[SERVER]!.callers).toBeNull();
});

test('a send without time only goes to somebody who waits', () => {
  const rig = served(4, 5);
  rig.call(SERVER, Operation.wait, { a: 100, b: 1 });
  expect(rig.ask(1, Operation.send, { a: 0 }).status).toBe(Status.timeout);
  rig.advance(110);
  receive(rig);
  rig.call(1, Operation.send, { a: 0, b: 3 });
  expect(rig.running).toBe(SERVER);
  expect(rig.result(SERVER).b).toBe(3);
  expect(rig.result(1).status).toBe(Status.ok);
});

test('a send that nobody receives in time is taken back', () => {
  const rig = served(4, 5);
  rig.call(SERVER, Operation.wait, { a: 500, b: 1 });
  rig.call(1, Operation.send, { a: 100 });
  rig.advance(150);
  expect(rig.result(1).status).toBe(Status.timeout);
  rig.call(1, Operation.wait, { a: FOREVER, b: 1 });
  rig.advance(400);
  expect(rig.ask(SERVER, Operation.receive, { a: 0 }).status).toBe(Status.timeout);
});

test('what is posted waits in order, without its sender, up to the capacity of the port', () => {
  const rig = served(9, 5, 6);
  for (let number = 0; number < 8; number++) {
    const { status } = rig.ask(1, Operation.post, { b: number, message: [number, 0, 0, 9] });
    expect(status).toBe(Status.ok);
  }
  expect(rig.ask(1, Operation.post).status).toBe(Status.full);
  rig.call(1, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(2, Operation.call, { a: FOREVER, b: 55 });
  // Who waits comes before what was left.
  receive(rig);
  expect(rig.result(SERVER)).toMatchObject({ operation: 102, b: 55 });
  for (let number = 0; number < 8; number++) {
    receive(rig, 0);
    expect(rig.result(SERVER)).toMatchObject({
      status: 0,
      operation: 101,
      a: 0,
      b: number,
      m0: number,
      m3: 9,
    });
  }
  expect(rig.ask(SERVER, Operation.receive, { a: 0 }).status).toBe(Status.timeout);
});

test('a post to somebody who waits is received at once', () => {
  const rig = served(4, 5);
  receive(rig);
  rig.call(1, Operation.post, { b: 12 });
  expect(rig.running).toBe(SERVER);
  expect(rig.result(SERVER)).toMatchObject({ operation: 101, a: 0, b: 12 });
});

test('a closed receive leaves the others where they are, in line and in the port', () => {
  const rig = served(9, 5, 6, 7);
  awakeAt(rig, 3000, 1000, 2000, 4000);
  rig.advance(1100);
  rig.call(1, Operation.post, { b: 1 });
  rig.call(1, Operation.post, { b: 2 });
  rig.call(1, Operation.call, { a: FOREVER, b: 10 });
  rig.advance(1000);
  rig.call(2, Operation.post, { b: 3 });
  rig.call(2, Operation.call, { a: FOREVER, b: 20 });
  rig.advance(1000);
  const labels: number[] = [];
  for (const badge of [102, 102, 0, 0, 0]) {
    receive(rig, 0, badge);
    labels.push(rig.result(SERVER).b);
  }
  expect(labels).toEqual([20, 3, 10, 1, 2]);
  // It waits for 3 alone: 2's message is not taken, 3's is.
  receive(rig, FOREVER, 103);
  rig.advance(1100);
  rig.call(3, Operation.post, { b: 30 });
  expect(rig.result(SERVER)).toMatchObject({ status: 0, operation: 103, b: 30 });
});

test('a closed receive of a waiting server queues others', () => {
  const rig = served(4, 5, 6);
  receive(rig, FOREVER, 102);
  expect(rig.ask(1, Operation.send, { a: 0 }).status).toBe(Status.timeout);
  rig.call(1, Operation.call, { a: FOREVER, b: 10 });
  expect(rig.running).toBe(2);
  rig.call(2, Operation.call, { a: FOREVER, b: 20 });
  expect(rig.result(SERVER)).toMatchObject({ operation: 102, b: 20 });
});

test('two threads can’t wait at one endpoint', () => {
  const grants = [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }];
  const rig = new KernelRig([{ priority: 3, grants, slots: 4, threads: 1 }]);
  const entry = 0x08040001;
  expect(rig.ask(0, Operation.createThread, { a: entry, message: [3, 1, 0, 0] }).status).toBe(Status.ok);
  receive(rig);
  expect(rig.runningThread).toBe(1);
  expect(rig.ask(0, Operation.receive, { a: FOREVER }).status).toBe(Status.busy);
  expect(rig.ask(0, Operation.replyAndReceive).status).toBe(Status.busy);
});

test('a reply that names nobody does not receive either', () => {
  const rig = served(4, 5);
  expect(rig.ask(SERVER, Operation.replyAndReceive, { a: 0x80000123 }).status).toBe(Status.notWaiting);
  expect(rig.running).toBe(SERVER);
});

test('a capability goes with a call and with its reply, into the accepted slot', () => {
  const rig = served(4, 5);
  rig.call(SERVER, Operation.accept, { a: 2 });
  receive(rig);
  rig.call(1, Operation.accept, { a: 3 });
  rig.call(1, Operation.callTransferring, { a: FOREVER, message: [1, 2, 3, 0] });
  const got = rig.result(SERVER);
  expect(got).toMatchObject({ status: 0, operation: 101, m0: 1, m1: 2, m2: 3, m3: 0 });
  expect(got.a & 0x40000000).not.toBe(0);
  const { a, b, m0 } = rig.ask(SERVER, Operation.identify, { slot: 2 });
  expect([a, b, m0]).toEqual([ObjectType.endpoint, Right.send | Right.grant, 101]);
  rig.call(SERVER, Operation.replyTransferring, { slot: got.a, message: [4, 5, 6, 2] });
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  expect(rig.result(1)).toMatchObject({ status: 0, operation: 1, m0: 4, m1: 5, m2: 6, m3: 0 });
  expect(rig.ask(1, Operation.identify, { slot: 3 })).toMatchObject({ status: 0, a: ObjectType.endpoint });
});

test('a capability that is not accepted is not given, and nothing is received', () => {
  const rig = served(9, 5, 6);
  awakeAt(rig, 3000, 1000, 2000);
  rig.advance(1100);
  rig.call(1, Operation.callTransferring, { a: FOREVER });
  rig.advance(1000);
  rig.call(2, Operation.call, { a: FOREVER, b: 2 });
  rig.advance(1000);
  receive(rig);
  expect(rig.running).toBe(1);
  expect(rig.result(1).status).toBe(Status.notAccepted);
  expect(rig.result(SERVER)).toMatchObject({ status: 0, operation: 102, b: 2 });
  rig.call(1, Operation.wait, { a: FOREVER, b: 1 });
  // The same when the server waits already.
  rig.call(SERVER, Operation.replyAndReceive, { a: rig.result(SERVER).a });
  expect(rig.running).toBe(2);
  expect(rig.ask(2, Operation.callTransferring, { a: FOREVER }).status).toBe(Status.notAccepted);
});

test('a saved reply answers a call, once', () => {
  const rig = served(4, 5);
  receive(rig);
  rig.call(1, Operation.call, { a: FOREVER });
  const token = rig.result(SERVER).a;
  expect(rig.ask(SERVER, Operation.saveReply, { slot: token, a: 1 }).status).toBe(Status.ok);
  expect(rig.ask(SERVER, Operation.identify, { slot: 1 }).a).toBe(ObjectType.reply);
  expect(rig.ask(SERVER, Operation.reply, { slot: 1, b: 5 }).status).toBe(Status.ok);
  expect(rig.ask(SERVER, Operation.reply, { slot: 1 }).status).toBe(Status.invalidSlot);
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  expect(rig.result(1)).toMatchObject({ status: 0, b: 5 });
});

test('messages are counted as the fast path would take them, and the others by the reason', () => {
  const rig = served(4, 5, 6);
  receive(rig);
  rig.call(1, Operation.call, { a: FOREVER });
  rig.call(SERVER, Operation.replyAndReceive, { a: rig.result(SERVER).a });
  expect(kernel.hits).toBe(2);
  const misses = (): [PathMiss, number][] =>
    Array.from({ length: 8 }, (_, reason): [PathMiss, number] => [reason, kernel.misses[reason]!]).filter(
      ([, count]) => count > 0,
    );
  rig.call(1, Operation.call, { a: 100 });
  expect(misses()).toEqual([[PathMiss.deadline, 1]]);
  rig.call(SERVER, Operation.replyAndReceive, { a: rig.result(SERVER).a });
  expect(misses()).toEqual([[PathMiss.deadline, 2]]);
  rig.call(1, Operation.call, { slot: 9, a: FOREVER });
  rig.call(1, Operation.wait, { a: 10, b: 1 });
  rig.call(2, Operation.call, { a: FOREVER });
  rig.advance(20);
  rig.call(SERVER, Operation.replyAndReceive, { a: rig.result(SERVER).a });
  expect(misses()).toContainEqual([PathMiss.capability, 1]);
  expect(misses()).toContainEqual([PathMiss.priority, 1]);
});

test.each([
  ['who sends through a capability to an earlier life', PathMiss.capability, 'stale'],
  ['nobody waits', PathMiss.notReceiving, 'away'],
  ['a receiver with the FPU', PathMiss.floatingPoint, 'floating'],
  ['a receiver with many regions', PathMiss.regions, 'wide'],
  ['a closed receive', PathMiss.queue, 'closed'],
] as const)('a call is counted: %s', (_what, miss, server) => {
  const grant = (rights: number): Grant => ({ slot: 0, type: ObjectType.endpoint, object: 0, rights });
  const control = { slot: 1, type: ObjectType.process, object: 0xff, rights: Right.control };
  const rig = new KernelRig([
    {
      priority: 4,
      grants: [grant(Right.receive)],
      floatingPoint: server === 'floating',
      regionLimit: server === 'wide' ? 8 : 4,
    },
    { priority: 5, grants: [grant(Right.send), control] },
  ]);
  if (server === 'away') rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  else receive(rig, FOREVER, server === 'closed' ? 77 : 0);
  if (server === 'stale') {
    rig.call(1, Operation.processControl, { slot: 1, b: 2 });
    receive(rig);
  }
  rig.call(1, Operation.call, { a: FOREVER });
  expect([kernel.hits, kernel.misses[miss]]).toEqual([0, 1]);
});

test.each([
  ['a message was posted', PathMiss.queue],
  ['bits are pending', PathMiss.queue],
  ['somebody queues', PathMiss.queue],
  ['another call is answered', PathMiss.reply],
] as const)('a reply is counted: %s', (what, miss) => {
  const rig = served(4, 5, 6);
  receive(rig);
  rig.call(1, Operation.call, { a: FOREVER });
  const { a: token } = rig.result(SERVER);
  if (what === 'bits are pending') {
    rig.wake(SERVER, 1);
  } else if (what !== 'another call is answered') {
    rig.call(SERVER, Operation.wait, { a: 50, b: 1 });
    rig.call(2, what === 'a message was posted' ? Operation.post : Operation.call, { a: FOREVER });
    rig.advance(60);
  }
  const before = kernel.misses[miss]!;
  rig.call(SERVER, Operation.replyAndReceive, { a: miss === PathMiss.reply ? token + 0x100 : token });
  expect(kernel.misses[miss]).toBe(before + 1);
});
