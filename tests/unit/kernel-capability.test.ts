/**
 * Capabilities: every use of a slot checks slot, type and right; authority is copied, minted, moved, deleted and revoked, and
 * never grows.
 */
import fc from 'fast-check';
import { ALL_PROCESSES, ObjectType, Right } from '../../src/abi/capability';
import { FOREVER, NO_SLOT, Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { slotDetails } from '../../src/kernel/capability/capability';
import { DATA_BASE, KernelRig, type Grant } from './support/kernel-rig';
import { badgeIn, hasChildren, place, rightsIn, typeIn } from './support/kernel-views';

beforeEach(() => host.reset());

const ALL_ENDPOINT_RIGHTS = Right.send | Right.grant;

// ------------------------------------------------------------------------------------- slot, type and right

const grants: Grant[] = [
  { slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.send, badge: 5 },
  { slot: 1, type: ObjectType.notification, object: 1, rights: Right.send, badge: 0xf0 },
  { slot: 2, type: ObjectType.interrupt, object: 38, rights: Right.acknowledge, badge: 1 },
  { slot: 3, type: ObjectType.process, object: ALL_PROCESSES, rights: Right.inspect },
  { slot: 4, type: ObjectType.system, object: 0, rights: Right.inspect },
  // Slot 5 is empty.
  { slot: 6, type: ObjectType.endpoint, object: 1, rights: Right.receive },
  { slot: 7, type: ObjectType.clock, object: 0, rights: Right.inspect },
];

function rigged(): KernelRig {
  return new KernelRig([
    { priority: 3, grants },
    { priority: 9, grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }] },
  ]);
}

const uses: { operation: Operation; type: ObjectType }[] = [
  { operation: Operation.call, type: ObjectType.endpoint },
  { operation: Operation.callLending, type: ObjectType.endpoint },
  { operation: Operation.callTransferring, type: ObjectType.endpoint },
  { operation: Operation.send, type: ObjectType.endpoint },
  { operation: Operation.post, type: ObjectType.endpoint },
  { operation: Operation.receive, type: ObjectType.endpoint },
  { operation: Operation.replyAndReceive, type: ObjectType.endpoint },
  { operation: Operation.signal, type: ObjectType.notification },
  { operation: Operation.acknowledgeInterrupt, type: ObjectType.interrupt },
  { operation: Operation.interruptState, type: ObjectType.interrupt },
  { operation: Operation.processInformation, type: ObjectType.process },
  { operation: Operation.processControl, type: ObjectType.process },
  { operation: Operation.takeFault, type: ObjectType.process },
  { operation: Operation.spawn, type: ObjectType.process },
  { operation: Operation.waitForEnd, type: ObjectType.process },
  { operation: Operation.setExceptionHandler, type: ObjectType.process },
  { operation: Operation.threadControl, type: ObjectType.thread },
  { operation: Operation.mapRegion, type: ObjectType.region },
  { operation: Operation.unmapRegion, type: ObjectType.region },
  { operation: Operation.systemInformation, type: ObjectType.system },
  { operation: Operation.systemControl, type: ObjectType.system },
  { operation: Operation.clock, type: ObjectType.clock },
  { operation: Operation.setTimer, type: ObjectType.clock },
];

test.each(uses)('operation $operation refuses bad slots and other types', ({ operation, type }) => {
  const rig = rigged();
  const status = (slot: number): Status => rig.ask(0, operation, { slot, a: 0, b: DATA_BASE + 0x800 }).status;
  for (const slot of [5, 8, 9, 0x80000000, 0xffffffff]) expect(status(slot)).toBe(Status.invalidSlot);
  for (const grant of grants) {
    if (grant.type !== type) expect(status(grant.slot)).toBe(Status.wrongType);
  }
});

test('a capability without the right is refused as such', () => {
  const rig = rigged();
  const refused: [Operation, number][] = [
    [Operation.receive, 0],
    [Operation.callTransferring, 0],
    [Operation.call, 6],
    [Operation.send, 6],
    [Operation.post, 6],
    [Operation.interruptState, 2],
    [Operation.processControl, 3],
    [Operation.takeFault, 3],
    [Operation.spawn, 3],
    [Operation.systemControl, 4],
    [Operation.setTimer, 7],
  ];
  for (const [operation, slot] of refused)
    expect([operation, rig.ask(0, operation, { slot, a: 0 }).status]).toEqual([
      operation,
      Status.insufficientRights,
    ]);
});

test('identify tells what is in a slot', () => {
  const rig = rigged();
  expect(rig.ask(0, Operation.identify, { slot: 1 })).toEqual({
    status: Status.ok,
    operation: 0,
    a: ObjectType.notification,
    b: Right.send,
    m0: 0xf0,
    m1: 1,
    m2: 0,
    m3: 0,
  });
  expect(rig.ask(0, Operation.identify, { slot: 2 }).m1).toBe(38);
  expect(rig.ask(0, Operation.identify, { slot: 3 }).m1).toBe(ALL_PROCESSES);
  expect(rig.ask(0, Operation.identify, { slot: 5 }).status).toBe(Status.invalidSlot);
});

// ------------------------------------------------------------------------------ copy, mint, move, delete, revoke

const FREE = 4;

/** Process 0: unbadged endpoint, notification, interrupt and all processes, then free slots; process 1 serves. */
function deriving(): KernelRig {
  return new KernelRig([
    {
      priority: 3,
      slots: 20,
      grants: [
        { slot: 0, type: ObjectType.endpoint, object: 0, rights: ALL_ENDPOINT_RIGHTS },
        { slot: 1, type: ObjectType.notification, object: 1, rights: Right.send, badge: 0xff },
        { slot: 2, type: ObjectType.interrupt, object: 38, rights: Right.acknowledge, badge: 1 },
        { slot: 3, type: ObjectType.process, object: ALL_PROCESSES, rights: Right.inspect | Right.control },
      ],
    },
    {
      priority: 9,
      slots: 8,
      grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }],
    },
  ]);
}

test('a copy is the same once more; it and the source work on their own', () => {
  const rig = deriving();
  expect(rig.ask(0, Operation.copy, { slot: 1, a: FREE }).status).toBe(Status.ok);
  expect([typeIn(0, FREE), rightsIn(0, FREE), badgeIn(0, FREE)]).toEqual([
    ObjectType.notification,
    Right.send,
    0xff,
  ]);
  expect(rig.ask(0, Operation.identify, { slot: FREE }).m2).toBe(1);
  expect(rig.ask(0, Operation.signal, { slot: FREE, a: 0x80 }).status).toBe(Status.ok);
  expect(rig.ask(0, Operation.delete, { slot: FREE }).status).toBe(Status.ok);
  expect(rig.ask(0, Operation.signal, { slot: FREE, a: 0x80 }).status).toBe(Status.invalidSlot);
  expect(rig.ask(0, Operation.signal, { slot: 1, a: 0x80 }).status).toBe(Status.ok);
});

test('mint keeps fewer rights, and a badge is set once', () => {
  const rig = deriving();
  const mint = (slot: number, to: number, rights: number, badge: number): Status =>
    rig.ask(0, Operation.mint, { slot, a: to, b: rights, message: [badge, 0, 0, 0] }).status;
  expect(mint(0, FREE, Right.send, 77)).toBe(Status.ok);
  expect([rightsIn(0, FREE), badgeIn(0, FREE)]).toEqual([Right.send, 77]);
  expect(mint(FREE, FREE + 1, ALL_ENDPOINT_RIGHTS, 0)).toBe(Status.insufficientRights);
  expect(mint(FREE, FREE + 1, Right.send | Right.receive, 0)).toBe(Status.insufficientRights);
  expect(mint(FREE, FREE + 1, Right.send, 78)).toBe(Status.insufficientRights);
  expect(mint(FREE, FREE + 1, Right.send, 0)).toBe(Status.ok);
  expect(badgeIn(0, FREE + 1)).toBe(77);
  // The mask of a notification only narrows.
  expect(mint(1, FREE + 2, Right.send, 0x0f)).toBe(Status.ok);
  expect(mint(FREE + 2, FREE + 3, Right.send, 0x1f)).toBe(Status.insufficientRights);
  expect(rig.ask(0, Operation.signal, { slot: FREE + 2, a: 0x10 }).status).toBe(Status.insufficientRights);
  expect(rig.ask(0, Operation.signal, { slot: FREE + 2, a: 0x08 }).status).toBe(Status.ok);
});

test('a capability to all processes can become one to a single process, and stays that', () => {
  const rig = deriving();
  const mint = (slot: number, to: number, badge: number): Status =>
    rig.ask(0, Operation.mint, { slot, a: to, b: Right.inspect, message: [badge, 0, 0, 0] }).status;
  expect(mint(3, FREE, 3)).toBe(Status.nothing);
  expect(mint(3, FREE, 2)).toBe(Status.ok);
  expect(rig.ask(0, Operation.identify, { slot: FREE })).toMatchObject({ b: Right.inspect, m1: 1 });
  expect(mint(FREE, FREE + 1, 1)).toBe(Status.insufficientRights);
  // Its index is ignored.
  expect(rig.ask(0, Operation.processInformation, { slot: FREE, a: 99, b: DATA_BASE + 0x800 }).status).toBe(
    Status.ok,
  );
  expect(rig.ask(0, Operation.processControl, { slot: FREE, a: 1, b: 1 }).status).toBe(
    Status.insufficientRights,
  );
});

test('an interrupt capability can be copied and moved; its bits, once set, stay', () => {
  const rig = deriving();
  expect(rig.ask(0, Operation.copy, { slot: 2, a: FREE + 1 }).status).toBe(Status.ok);
  const badged = { slot: 2, a: FREE, b: Right.acknowledge, message: [2, 0, 0, 0] as const };
  expect(rig.ask(0, Operation.mint, badged).status).toBe(Status.insufficientRights);
  expect(rig.ask(0, Operation.move, { slot: 2, a: FREE }).status).toBe(Status.ok);
  expect(rig.ask(0, Operation.acknowledgeInterrupt, { slot: FREE }).status).toBe(Status.ok);
  expect(rig.ask(0, Operation.acknowledgeInterrupt, { slot: 2 }).status).toBe(Status.invalidSlot);
});

test('a destination must be an empty slot of the own space', () => {
  const rig = deriving();
  for (const operation of [Operation.copy, Operation.mint, Operation.move]) {
    const status = (slot: number, a: number): Status => rig.ask(0, operation, { slot, a }).status;
    expect(status(0, 1)).toBe(Status.slotInUse);
    expect(status(0, 0)).toBe(Status.slotInUse);
    expect(status(0, 20)).toBe(Status.invalidSlot);
    expect(status(0, NO_SLOT)).toBe(Status.invalidSlot);
    expect(status(19, FREE)).toBe(Status.invalidSlot);
  }
});

test('a full space, and a derivation too deep, are told', () => {
  const rig = deriving();
  for (let slot = FREE; slot < 20; slot++)
    expect(rig.ask(0, Operation.copy, { slot: 1, a: slot }).status).toBe(Status.ok);
  expect(rig.ask(0, Operation.copy, { slot: 1, a: 20 }).status).toBe(Status.invalidSlot);
  expect(rig.ask(0, Operation.revoke, { slot: 1 }).status).toBe(Status.ok);
  // Two slots deepen the chain: the older one is deleted from its middle, but that raises the younger.
  slotDetails[place(0, 1)]!.depth = 255;
  expect(rig.ask(0, Operation.copy, { slot: 1, a: FREE }).status).toBe(Status.full);
});

test('revoke removes all descendants and nothing else', () => {
  const rig = deriving();
  const copy = (slot: number, a: number): void => {
    expect(rig.ask(0, Operation.copy, { slot, a }).status).toBe(Status.ok);
  };
  copy(1, 4);
  copy(4, 5);
  copy(5, 6);
  copy(4, 7);
  copy(1, 8);
  copy(0, 9);
  expect(rig.ask(0, Operation.revoke, { slot: 4 }).status).toBe(Status.ok);
  expect([4, 5, 6, 7, 8, 9, 0, 1].map((slot) => typeIn(0, slot) !== 0)).toEqual([
    true,
    false,
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
  expect(rig.ask(0, Operation.revoke, { slot: 1 }).status).toBe(Status.ok);
  expect([4, 8, 9].map((slot) => typeIn(0, slot) !== 0)).toEqual([false, false, true]);
});

test('deleting in the middle leaves the children to the parent', () => {
  const rig = deriving();
  rig.call(0, Operation.copy, { slot: 1, a: 4 });
  rig.call(0, Operation.copy, { slot: 4, a: 5 });
  expect(rig.ask(0, Operation.delete, { slot: 4 }).status).toBe(Status.ok);
  expect(rig.ask(0, Operation.identify, { slot: 5 }).m2).toBe(1);
  expect(hasChildren(0, 1)).toBe(true);
  rig.call(0, Operation.revoke, { slot: 1 });
  expect(typeIn(0, 5)).toBe(ObjectType.none);
});

test('a moved capability takes its children and its parent along', () => {
  const rig = deriving();
  rig.call(0, Operation.copy, { slot: 1, a: 4 });
  rig.call(0, Operation.copy, { slot: 4, a: 5 });
  expect(rig.ask(0, Operation.move, { slot: 4, a: 6 }).status).toBe(Status.ok);
  expect(typeIn(0, 4)).toBe(ObjectType.none);
  rig.call(0, Operation.revoke, { slot: 6 });
  expect(typeIn(0, 5)).toBe(ObjectType.none);
  rig.call(0, Operation.revoke, { slot: 1 });
  expect(typeIn(0, 6)).toBe(ObjectType.none);
});

test('rights do not grow by any sequence', () => {
  const step = fc.record({
    operation: fc.constantFrom(
      Operation.copy,
      Operation.mint,
      Operation.move,
      Operation.delete,
      Operation.renew,
    ),
    from: fc.nat(11),
    to: fc.nat(11),
    rights: fc.nat(0x1ff),
    badge: fc.constantFrom(0, 1, 2, 3, 0x10, 0xfff),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      host.reset();
      const rig = deriving();
      for (const { operation, from, to, rights, badge } of steps) {
        rig.call(0, operation, { slot: from, a: to, b: rights, message: [badge, 0, 0, 0] });
        for (let slot = 0; slot < 12; slot++) {
          const type = typeIn(0, slot);
          if (type === ObjectType.endpoint) expect(rightsIn(0, slot) & ~ALL_ENDPOINT_RIGHTS).toBe(0);
          if (type === ObjectType.notification) {
            expect(rightsIn(0, slot) & ~Right.send).toBe(0);
            expect(badgeIn(0, slot) & ~0xff).toBe(0);
          }
          if (type === ObjectType.process)
            expect(rightsIn(0, slot) & ~(Right.inspect | Right.control)).toBe(0);
        }
      }
    }),
    { numRuns: 60 },
  );
});

// ---------------------------------------------------------------------------- in use, transfers, other spaces

test('revoking the capability of a call in progress ends the call', () => {
  const rig = new KernelRig([
    {
      priority: 9,
      slots: 4,
      grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.send | Right.grant }],
    },
    {
      priority: 5,
      slots: 8,
      grants: [
        { slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive },
        { slot: 1, type: ObjectType.endpoint, object: 1, rights: Right.send | Right.grant },
      ],
    },
    {
      priority: 7,
      slots: 4,
      grants: [{ slot: 0, type: ObjectType.endpoint, object: 1, rights: Right.receive }],
    },
  ]);
  // 2 gets a capability to endpoint 0 from... the one that made it: 0 lends its own through 1.
  rig.call(1, Operation.receive, { slot: 0, a: FOREVER });
  rig.call(2, Operation.accept, { a: 1 });
  rig.call(2, Operation.receive, { slot: 0, a: FOREVER });
  rig.call(0, Operation.call, { slot: 0, a: FOREVER, message: [1, 0, 0, 0] });
  expect(rig.running).toBe(1);
  const token = rig.result(1).a;
  rig.call(1, Operation.copy, { slot: 0, a: 2 });
  expect(rig.ask(1, Operation.callTransferring, { slot: 1, a: 0, message: [0, 0, 0, 0] }).status).toBe(
    Status.insufficientRights,
  );
  rig.call(1, Operation.reply, { slot: token });
  expect(rig.result(0).status).toBe(Status.ok);
});
