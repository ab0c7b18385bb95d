/** The registers of a device as a region: mapped as a device, given and taken back, never memory for the kernel to use. */
import { ObjectType, Right, TRANSFER_MOVE } from '../../src/abi/capability';
import { FOREVER, Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { Access, isAccessible } from '../../src/kernel/memory/user-memory';
import { processes } from '../../src/kernel/process/process';
import { threads } from '../../src/kernel/thread/thread';
import { KernelRig } from './support/kernel-rig';
import { freeCounts, typeIn } from './support/kernel-views';

const UART = 0x40004400;
const LOG2 = 10;
const MANAGER = 0;
const DRIVER = 1;

/** Of an attribute word: never executable, readable and writable (or only readable) by all, a shareable device, of 1 KB. */
const WRITABLE = 0x13050013;
const READABLE = 0x12050013;

let rig: KernelRig;

beforeEach(() => {
  host.reset();
  rig = new KernelRig([
    {
      priority: 5,
      slots: 4,
      grants: [
        { slot: 0, type: ObjectType.region, object: UART, rights: Right.read | Right.write, badge: LOG2 },
        { slot: 1, type: ObjectType.endpoint, object: 0, rights: Right.send | Right.grant },
      ],
    },
    {
      priority: 4,
      slots: 4,
      grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }],
    },
  ]);
  rig.call(DRIVER, Operation.accept, { a: 2 });
  rig.call(DRIVER, Operation.receive, { slot: 0, a: FOREVER });
});

/** Base and attributes of the last region that the process uses. */
function mapping(process: number): number[] {
  const { protection } = threads[process]!;
  return [protection[4]!, protection[5]!];
}

function give(): void {
  rig.call(MANAGER, Operation.callTransferring, { slot: 1, a: FOREVER, message: [0, 0, 0, 0] });
  expect(typeIn(DRIVER, 2)).toBe(ObjectType.region);
}

function map(process: number, slot: number, access: number): number {
  return rig.ask(process, Operation.mapRegion, { slot, a: access }).status;
}

test('it names itself by its address', () => {
  expect(rig.ask(MANAGER, Operation.identify, { slot: 0 })).toMatchObject({
    a: ObjectType.region,
    b: Right.read | Right.write,
    m1: UART,
  });
});

test('it is mapped as a device, where it is', () => {
  expect(rig.ask(MANAGER, Operation.mapRegion, { slot: 0, a: 3 })).toMatchObject({
    status: Status.ok,
    a: UART,
  });
  expect(mapping(MANAGER)).toEqual([UART + 16 + 2, WRITABLE]);
  expect(map(MANAGER, 0, 1)).toBe(Status.ok);
  expect(mapping(MANAGER)).toEqual([UART + 16 + 2, READABLE]);
  rig.call(MANAGER, Operation.unmapRegion, { slot: 0 });
  expect(mapping(MANAGER)).toEqual([16 + 2, 0]);
});

test('no call takes it for memory', () => {
  map(MANAGER, 0, 3);
  expect(isAccessible(processes[MANAGER]!, UART, 4, Access.read)).toBe(false);
});

test('who is given it maps it, and loses it when it is revoked', () => {
  give();
  const { a: token } = rig.result(DRIVER);
  expect(map(DRIVER, 2, 3)).toBe(Status.ok);
  expect(mapping(DRIVER)).toEqual([UART + 16 + 2, WRITABLE]);
  rig.call(DRIVER, Operation.reply, { slot: token });
  rig.call(DRIVER, Operation.receive, { slot: 0, a: FOREVER });
  rig.call(MANAGER, Operation.revoke, { slot: 0 });
  expect(typeIn(DRIVER, 2)).toBe(ObjectType.none);
  expect(mapping(DRIVER)).toEqual([16 + 2, 0]);
});

test('with fewer rights it is mapped with fewer', () => {
  expect(rig.ask(MANAGER, Operation.mint, { slot: 0, a: 2, b: Right.read }).status).toBe(Status.ok);
  expect(map(MANAGER, 2, 3)).toBe(Status.insufficientRights);
  expect(map(MANAGER, 2, 1)).toBe(Status.ok);
  const sized = { slot: 0, a: 3, b: Right.read, message: [LOG2 + 1, 0, 0, 0] as const };
  expect(rig.ask(MANAGER, Operation.mint, sized).status).toBe(Status.invalidArgument);
});

test('it is nobody’s memory: its registers are not cleared with its last capability, and nothing goes back to the pool', () => {
  const written: number[] = [];
  host.memory.device(UART, 1 << LOG2, {
    write: (offset) => void written.push(offset),
    read: () => undefined,
  });
  const before = freeCounts();
  map(MANAGER, 0, 3);
  rig.call(MANAGER, Operation.delete, { slot: 0 });
  expect(mapping(MANAGER)).toEqual([16 + 2, 0]);
  expect(written).toEqual([]);
  expect(freeCounts()).toEqual({ ...before, slots: expect.anything() });
});

test('moved away and revoked nowhere it stays with its holder', () => {
  rig.call(MANAGER, Operation.callTransferring, {
    slot: 1,
    a: FOREVER,
    message: [0, 0, 0, TRANSFER_MOVE],
  });
  expect([typeIn(MANAGER, 0), typeIn(DRIVER, 2)]).toEqual([ObjectType.none, ObjectType.region]);
  expect(map(DRIVER, 2, 3)).toBe(Status.ok);
});
