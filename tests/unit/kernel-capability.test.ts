/** Every use of a slot checks slot, type and right; every bad number is told apart. */
import { ObjectType, Right } from '../../src/abi/capability';
import { OPERATION_COUNT, Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { DATA_BASE, KernelRig, type Grant } from './support/kernel-rig';

beforeEach(() => host.reset());

const grants: Grant[] = [
  { slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.send, badge: 5 },
  { slot: 1, type: ObjectType.notification, object: 1, rights: Right.send, badge: 0xf0 },
  { slot: 2, type: ObjectType.interrupt, object: 38, rights: Right.acknowledge, badge: 1 },
  { slot: 3, type: ObjectType.processes, object: 0, rights: Right.inspect },
  { slot: 4, type: ObjectType.system, object: 0, rights: Right.inspect },
  // Slot 5 is empty.
  { slot: 6, type: ObjectType.endpoint, object: 1, rights: Right.receive },
];

function rigged(): KernelRig {
  return new KernelRig([
    { priority: 3, grants },
    { priority: 9, grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }] },
  ]);
}

const uses: { operation: Operation; register: 'slot'; good: number; type: ObjectType }[] = [
  { operation: Operation.call, register: 'slot', good: 0, type: ObjectType.endpoint },
  { operation: Operation.callLending, register: 'slot', good: 0, type: ObjectType.endpoint },
  { operation: Operation.receive, register: 'slot', good: 6, type: ObjectType.endpoint },
  { operation: Operation.replyAndReceive, register: 'slot', good: 6, type: ObjectType.endpoint },
  { operation: Operation.signal, register: 'slot', good: 1, type: ObjectType.notification },
  { operation: Operation.acknowledgeInterrupt, register: 'slot', good: 2, type: ObjectType.interrupt },
  { operation: Operation.processInformation, register: 'slot', good: 3, type: ObjectType.processes },
  { operation: Operation.systemInformation, register: 'slot', good: 4, type: ObjectType.system },
];

test.each(uses)('operation $operation', ({ operation, type }) => {
  const rig = rigged();
  const status = (slot: number): Status => {
    rig.call(0, operation, { slot, a: 0, b: DATA_BASE + 0x800 });
    return rig.result(0).status;
  };
  for (const slot of [5, 7, 8, 0x80000000, 0xffffffff]) expect(status(slot)).toBe(Status.invalidSlot);
  for (const grant of grants) {
    if (grant.type !== type) expect(status(grant.slot)).toBe(Status.wrongType);
  }
});

test('a capability without the right is refused as such', () => {
  const rig = rigged();
  const refused: [Operation, number][] = [
    [Operation.receive, 0],
    [Operation.call, 6],
    [Operation.processControl, 3],
    [Operation.takeFault, 3],
    [Operation.systemControl, 4],
  ];
  for (const [operation, slot] of refused) {
    rig.call(0, operation, { slot, a: 0, b: 0 });
    expect(rig.result(0).status).toBe(Status.insufficientRights);
  }
});

test('signal sets no bits outside the badge', () => {
  const rig = rigged();
  for (const [bits, status] of [
    [0x1f0, Status.insufficientRights],
    [0, Status.invalidArgument],
    [0x30, Status.ok],
  ] as const) {
    rig.call(0, Operation.signal, { slot: 1, a: bits });
    expect(rig.result(0).status).toBe(status);
  }
});

test('unknown calls are unknown, and return nothing of what was there', () => {
  const rig = rigged();
  for (const operation of [OPERATION_COUNT, 255, 0x80000000, 0xffffffff]) {
    rig.call(0, operation as Operation, { slot: 1, a: 2, b: 3, message: [4, 5, 6, 7] });
    expect(rig.result(0)).toEqual({
      status: Status.unknownCall,
      operation: 0,
      a: 0,
      b: 0,
      m0: 0,
      m1: 0,
      m2: 0,
      m3: 0,
    });
  }
});

test('identify tells what a slot holds', () => {
  const rig = rigged();
  rig.call(0, Operation.identify, { slot: 1 });
  expect(rig.result(0)).toMatchObject({ status: 0, a: ObjectType.notification, b: Right.send, m0: 0xf0 });
  rig.call(0, Operation.identify, { slot: 5 });
  expect(rig.result(0).status).toBe(Status.invalidSlot);
});
