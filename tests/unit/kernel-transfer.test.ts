/** Capabilities in messages, revocation while they are used, and what slots keep of the past: nothing. */
import { ALL_PROCESSES, ObjectType, Right, TRANSFER_MOVE } from '../../src/abi/capability';
import { FOREVER, NO_SLOT, Operation, TOKEN_TRANSFERRED } from '../../src/abi/operation';
import { ProcessAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { NO_KEY, slots } from '../../src/kernel/capability/capability';
import { WORK_LINES } from '../../src/kernel/work';
import { kernel } from '../../src/kernel/state';
import { KernelRig, type Grant } from './support/kernel-rig';
import { badgeIn, freeCounts, place, rightsIn, typeIn } from './support/kernel-views';

const CLIENT = 0;
const SERVER = 1;
const THIRD = 2;

const send = (slot: number, object: number, badge = 0): Grant => ({
  slot,
  type: ObjectType.endpoint,
  object,
  rights: Right.send | Right.grant,
  badge,
});
const receive = (slot: number, object: number): Grant => ({
  slot,
  type: ObjectType.endpoint,
  object,
  rights: Right.receive,
});

let rig: KernelRig;

/** Client 0 calls server 1 (endpoint 0), which calls third 2 (endpoint 1); 2 receives at 1 alone. Slots from 4 on are free. */
beforeEach(() => {
  host.reset();
  rig = new KernelRig([
    {
      priority: 7,
      slots: 10,
      supervisor: THIRD,
      grants: [
        send(0, 0),
        { slot: 1, type: ObjectType.notification, object: 2, rights: Right.send, badge: 0xff },
      ],
    },
    { priority: 5, slots: 10, supervisor: THIRD, grants: [receive(0, 0), send(1, 1)] },
    {
      priority: 6,
      slots: 10,
      grants: [
        receive(0, 1),
        { slot: 1, type: ObjectType.process, object: ALL_PROCESSES, rights: Right.control },
        send(2, 0, 9),
      ],
    },
  ]);
});

/** Everybody who serves waits, the client runs. */
function serving(accept = 4): void {
  rig.call(SERVER, Operation.accept, { a: accept });
  rig.call(SERVER, Operation.receive, { slot: 0, a: FOREVER });
  rig.call(THIRD, Operation.accept, { a: accept });
  rig.call(THIRD, Operation.receive, { slot: 0, a: FOREVER });
}

function transfer(from: number, slot: number, word: number): void {
  rig.call(from, Operation.callTransferring, { slot, a: FOREVER, b: 7, message: [1, 2, 3, word] });
}

test('a transferred capability is a child of the sender’s, and the message says that it came', () => {
  serving();
  transfer(CLIENT, 0, 1);
  const result = rig.result(SERVER);
  expect([result.status, result.b, result.m0, result.m1, result.m2, result.m3]).toEqual([
    Status.ok,
    7,
    1,
    2,
    3,
    0,
  ]);
  expect(result.a & TOKEN_TRANSFERRED).not.toBe(0);
  expect([typeIn(SERVER, 4), rightsIn(SERVER, 4), badgeIn(SERVER, 4)]).toEqual([
    ObjectType.notification,
    Right.send,
    0xff,
  ]);
  expect(rig.ask(SERVER, Operation.signal, { slot: 4, a: 1 }).status).toBe(Status.ok);
  rig.call(SERVER, Operation.reply, { slot: result.a });
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(THIRD, Operation.wait, { a: FOREVER, b: 2 });
  expect(rig.ask(CLIENT, Operation.revoke, { slot: 1 }).status).toBe(Status.ok);
  expect([typeIn(CLIENT, 1), typeIn(SERVER, 4)]).toEqual([ObjectType.notification, ObjectType.none]);
});

test('a reply can bring one, and tells the client so', () => {
  serving();
  rig.call(CLIENT, Operation.accept, { a: 5 });
  rig.call(CLIENT, Operation.call, { slot: 0, a: FOREVER });
  const token = rig.result(SERVER).a;
  expect(rig.ask(SERVER, Operation.replyTransferring, { slot: token, message: [1, 2, 3, 1] }).status).toBe(
    Status.ok,
  );
  expect(rig.result(CLIENT)).toMatchObject({ status: Status.ok, operation: 1, m0: 1, m1: 2, m2: 3, m3: 0 });
  expect([typeIn(CLIENT, 5), typeIn(SERVER, 1)]).toEqual([ObjectType.endpoint, ObjectType.endpoint]);
});

test('who accepts nothing, or has something there, gets nothing', () => {
  serving(NO_SLOT);
  transfer(CLIENT, 0, 1);
  expect(rig.result(CLIENT).status).toBe(Status.notAccepted);
  expect(rig.running).toBe(CLIENT);
  const queued = freeCounts();
  rig.call(CLIENT, Operation.wait, { a: 10, b: 1 });
  rig.advance(20);
  expect(freeCounts()).toEqual(queued);
});

test('only with the right to grant, only what is there, only once what is exclusive', () => {
  serving();
  const status = (slot: number, word: number): number => {
    transfer(CLIENT, slot, word);
    return rig.result(CLIENT).status;
  };
  rig.call(CLIENT, Operation.mint, { slot: 0, a: 5, b: Right.send });
  expect(status(5, 1)).toBe(Status.insufficientRights);
  expect(status(0, 6)).toBe(Status.invalidSlot);
  expect(status(0, TRANSFER_MOVE + 60)).toBe(Status.invalidSlot);
  // The capability of the call itself can't leave by it.
  expect(status(0, TRANSFER_MOVE)).toBe(Status.self);
  expect(rig.running).toBe(CLIENT);
});

test('the right to receive stays in its process', () => {
  serving();
  rig.call(CLIENT, Operation.call, { slot: 0, a: FOREVER });
  transfer(SERVER, 1, 0);
  expect(rig.result(SERVER).status).toBe(Status.insufficientRights);
  // In the process it can be copied: another thread may receive.
  expect(rig.ask(SERVER, Operation.copy, { slot: 0, a: 5 }).status).toBe(Status.ok);
});

test('who moves the capability that it receives through keeps the right to receive from the taker, and loses it', () => {
  host.reset();
  const all = {
    slot: 0,
    type: ObjectType.endpoint,
    object: 0,
    rights: Right.receive | Right.send | Right.grant,
  };
  rig = new KernelRig([
    { priority: 7, slots: 6, grants: [all, send(1, 1)] },
    { priority: 5, slots: 6, grants: [receive(0, 1)] },
  ]);
  rig.call(1, Operation.accept, { a: 4 });
  rig.call(1, Operation.receive, { slot: 0, a: FOREVER });
  transfer(0, 1, TRANSFER_MOVE);
  expect([typeIn(0, 0), rightsIn(1, 4)]).toEqual([ObjectType.none, Right.send | Right.grant]);
  // Nor would the fast path believe it.
  expect(slots[place(1, 4)]!.stamp).toBe(NO_KEY);
  expect(rig.ask(1, Operation.receive, { slot: 4, a: 0 }).status).toBe(Status.insufficientRights);
  expect(rig.ask(1, Operation.send, { slot: 4, a: 0 }).status).toBe(Status.dead);
});

// ------------------------------------------------------------------------------------------------ while in use

test('revoking what a queued or received call was made through ends exactly that call', () => {
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(THIRD, Operation.accept, { a: 4 });
  rig.call(THIRD, Operation.call, { slot: 2, a: FOREVER });
  // The client derives a capability, and gives it to itself only: it is used through slot 5.
  rig.call(CLIENT, Operation.copy, { slot: 0, a: 5 });
  rig.call(CLIENT, Operation.call, { slot: 5, a: 100 });
  rig.wake(SERVER, 1);
  rig.call(SERVER, Operation.receive, { slot: 0, a: 0 });
  expect(rig.result(SERVER).operation).toBe(9);
  expect(rig.idle).toBe(false);
  rig.call(SERVER, Operation.reply, { slot: rig.result(SERVER).a });
  rig.call(SERVER, Operation.receive, { slot: 0, a: 0 });
  expect(rig.result(SERVER).status).toBe(Status.ok);
  const token = rig.result(SERVER).a;
  expect(rig.ask(SERVER, Operation.reply, { slot: token }).status).toBe(Status.ok);
  expect(rig.result(CLIENT).status).toBe(Status.ok);
});

test('a call through a capability that its owner revokes ends with `revoked`, and the late reply finds nobody', () => {
  // The server gives the client a child of its capability to the third one.
  serving();
  rig.call(CLIENT, Operation.accept, { a: 5 });
  rig.call(CLIENT, Operation.call, { slot: 0, a: FOREVER });
  rig.call(SERVER, Operation.replyTransferring, { slot: rig.result(SERVER).a, message: [0, 0, 0, 1] });
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(CLIENT, Operation.call, { slot: 5, a: FOREVER });
  expect(rig.running).toBe(THIRD);
  const token = rig.result(THIRD).a;
  rig.wake(SERVER, 1);
  expect(rig.running).toBe(SERVER);
  expect(rig.ask(SERVER, Operation.revoke, { slot: 1 }).status).toBe(Status.ok);
  expect(rig.result(CLIENT).status).toBe(Status.revoked);
  expect([typeIn(CLIENT, 5), typeIn(SERVER, 1)]).toEqual([ObjectType.none, ObjectType.endpoint]);
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  expect(rig.ask(THIRD, Operation.reply, { slot: token }).status).toBe(Status.notWaiting);
});

test('a long revocation gives way after each capability, and goes on', () => {
  const steps: number[] = [];
  for (let slot = 4; slot < 10; slot++)
    rig.call(SERVER, Operation.copy, { slot: slot === 4 ? 1 : slot - 1, a: slot });
  const count = (): number => [4, 5, 6, 7, 8, 9].filter((slot) => typeIn(SERVER, slot) !== 0).length;
  // Interrupts keep coming: each time the call has to be made again.
  do {
    kernel.pendingWork |= WORK_LINES;
    rig.callOnce(SERVER, Operation.revoke, { slot: 1 });
    steps.push(count());
  } while (count() > 0 && steps.length < 10);
  expect(steps).toEqual([5, 4, 3, 2, 1, 0]);
  expect(rig.ask(SERVER, Operation.revoke, { slot: 1 }).status).toBe(Status.ok);
});

test('a slot that is used again has none of its old authority', () => {
  rig.call(SERVER, Operation.copy, { slot: 1, a: 4 });
  rig.call(SERVER, Operation.copy, { slot: 4, a: 5 });
  rig.call(SERVER, Operation.delete, { slot: 4 });
  rig.call(SERVER, Operation.allocateRegion, { a: 256, message: [4, 0, 0, 0] });
  expect(rig.result(SERVER).status).toBe(Status.overLimit);
  rig.call(SERVER, Operation.mint, { slot: 1, a: 4, b: 0 });
  expect(rig.ask(SERVER, Operation.call, { slot: 4, a: 0 }).status).toBe(Status.insufficientRights);
  // Nothing hangs on it that was derived from what was there before.
  rig.call(SERVER, Operation.revoke, { slot: 4 });
  expect(typeIn(SERVER, 5)).toBe(ObjectType.endpoint);
});

test('what a process holds, and what was derived from it, goes with it; a start fills the space again', () => {
  serving();
  rig.call(CLIENT, Operation.copy, { slot: 1, a: 5 });
  transfer(CLIENT, 0, 5);
  expect(typeIn(SERVER, 4)).toBe(ObjectType.notification);
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  rig.wake(THIRD, 1);
  rig.call(THIRD, Operation.processControl, { slot: 1, a: CLIENT, b: ProcessAction.stop });
  expect(typeIn(SERVER, 4)).toBe(ObjectType.none);
  expect([0, 1, 5].map((slot) => typeIn(CLIENT, slot))).toEqual([0, 0, 0]);
  rig.call(THIRD, Operation.processControl, { slot: 1, a: CLIENT, b: ProcessAction.start });
  expect([0, 1, 5].map((slot) => typeIn(CLIENT, slot))).toEqual([
    ObjectType.endpoint,
    ObjectType.notification,
    0,
  ]);
});

// --------------------------------------------------------------------------------------------- reply capabilities

test('the right to reply can be saved, moved, given away, and used once', () => {
  serving();
  rig.call(CLIENT, Operation.call, { slot: 0, a: FOREVER, message: [5, 0, 0, 0] });
  const token = rig.result(SERVER).a;
  expect(rig.ask(SERVER, Operation.saveReply, { slot: token, a: 6 }).status).toBe(Status.ok);
  expect(rig.ask(SERVER, Operation.copy, { slot: 6, a: 7 }).status).toBe(Status.wrongType);
  expect(rig.ask(SERVER, Operation.move, { slot: 6, a: 7 }).status).toBe(Status.ok);
  transfer(SERVER, 1, TRANSFER_MOVE + 7);
  expect(rig.running).toBe(THIRD);
  expect([typeIn(SERVER, 7), typeIn(THIRD, 4)]).toEqual([ObjectType.none, ObjectType.reply]);
  expect(rig.ask(THIRD, Operation.reply, { slot: 4, b: 3, message: [6, 0, 0, 0] }).status).toBe(Status.ok);
  expect(rig.result(CLIENT)).toMatchObject({ status: Status.ok, b: 3, m0: 6 });
  expect(rig.ask(THIRD, Operation.reply, { slot: 4 }).status).toBe(Status.invalidSlot);
  expect(typeIn(THIRD, 4)).toBe(ObjectType.none);
});

test('a saved reply whose call has ended is an empty slot', () => {
  serving();
  rig.call(CLIENT, Operation.call, { slot: 0, a: 500 });
  rig.call(SERVER, Operation.saveReply, { slot: rig.result(SERVER).a, a: 6 });
  rig.advance(1000);
  expect(rig.result(CLIENT).status).toBe(Status.timeout);
  expect(rig.ask(SERVER, Operation.identify, { slot: 6 }).status).toBe(Status.invalidSlot);
  expect(rig.ask(SERVER, Operation.copy, { slot: 1, a: 6 }).status).toBe(Status.ok);
});

test('deleting the right to reply cancels the call', () => {
  serving();
  rig.call(CLIENT, Operation.call, { slot: 0, a: FOREVER });
  rig.call(SERVER, Operation.saveReply, { slot: rig.result(SERVER).a, a: 6 });
  expect(rig.ask(SERVER, Operation.delete, { slot: 6 }).status).toBe(Status.ok);
  expect(rig.result(CLIENT).status).toBe(Status.cancelled);
});

test('there is one capability to answer a call: a second one is refused, and nothing has happened', () => {
  serving();
  rig.call(CLIENT, Operation.call, { slot: 0, a: FOREVER });
  const token = rig.result(SERVER).a;
  expect(rig.ask(SERVER, Operation.saveReply, { slot: token, a: 6 }).status).toBe(Status.ok);
  const before = freeCounts();
  for (const a of [7, 6, 99])
    expect(rig.ask(SERVER, Operation.saveReply, { slot: token, a }).status).toBe(Status.busy);
  expect(rig.ask(SERVER, Operation.move, { slot: 6, a: 7 }).status).toBe(Status.ok);
  expect(rig.ask(SERVER, Operation.saveReply, { slot: token, a: 6 }).status).toBe(Status.busy);
  expect(freeCounts()).toEqual(before);
  expect([typeIn(SERVER, 6), typeIn(SERVER, 7)]).toEqual([ObjectType.none, ObjectType.reply]);
  expect(rig.ask(SERVER, Operation.reply, { slot: 7, b: 5 }).status).toBe(Status.ok);
  expect(rig.result(CLIENT)).toMatchObject({ status: Status.ok, b: 5 });
});

test('a saved reply of a former call of the same caller is not in the way of the next', () => {
  serving();
  for (let round = 0; round < 3; round++) {
    rig.call(CLIENT, Operation.call, { slot: 0, a: FOREVER });
    const token = rig.result(SERVER).a;
    expect(rig.ask(SERVER, Operation.saveReply, { slot: token, a: 6 + round }).status).toBe(Status.ok);
    rig.call(SERVER, Operation.replyAndReceive, { slot: 0, a: token });
    expect(rig.running).toBe(CLIENT);
  }
});

test('the right to reply does not go to the one who waits for the reply', () => {
  serving();
  rig.call(CLIENT, Operation.accept, { a: 5 });
  rig.call(CLIENT, Operation.call, { slot: 0, a: FOREVER });
  const token = rig.result(SERVER).a;
  rig.call(SERVER, Operation.saveReply, { slot: token, a: 6 });
  const status = rig.ask(SERVER, Operation.replyTransferring, {
    slot: token,
    message: [0, 0, 0, TRANSFER_MOVE + 6],
  }).status;
  expect(status).toBe(Status.self);
  expect(rig.ask(SERVER, Operation.reply, { slot: 6 }).status).toBe(Status.ok);
});

test('an endpoint whose only right to receive is deleted is dead to others', () => {
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(THIRD, Operation.wait, { a: FOREVER, b: 1 });
  rig.call(CLIENT, Operation.call, { slot: 0, a: FOREVER });
  rig.wake(SERVER, 1);
  rig.call(SERVER, Operation.delete, { slot: 0 });
  expect(rig.result(CLIENT).status).toBe(Status.dead);
  rig.call(SERVER, Operation.wait, { a: FOREVER, b: 1 });
  expect(rig.ask(CLIENT, Operation.call, { slot: 0, a: FOREVER }).status).toBe(Status.dead);
});
