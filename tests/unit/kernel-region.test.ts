/** Regions of the pool: allocated, mapped, shared and given back, under a limit for each process. */
import { ObjectType, Right, TRANSFER_MOVE } from '../../src/abi/capability';
import { FOREVER, Operation } from '../../src/abi/operation';
import { ProcessAction } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { POOL_UNIT } from '../../src/kernel/configuration';
import { processes } from '../../src/kernel/process/process';
import { threads } from '../../src/kernel/thread/thread';
import { Access, isAccessible } from '../../src/kernel/memory/user-memory';
import { KernelRig, POOL_BASE, POOL_SIZE } from './support/kernel-rig';
import { freeCounts, rightsIn, typeIn } from './support/kernel-views';

const OWNER = 0;
const PEER = 1;
const BOSS = 2;
const LIMIT = 8 * POOL_UNIT;

let rig: KernelRig;

beforeEach(() => {
  host.reset();
  rig = new KernelRig([
    {
      priority: 3,
      slots: 12,
      memoryLimit: LIMIT,
      threads: 0,
      supervisor: BOSS,
      grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.send | Right.grant }],
    },
    {
      priority: 4,
      slots: 8,
      supervisor: BOSS,
      grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }],
    },
    {
      priority: 2,
      slots: 4,
      grants: [{ slot: 0, type: ObjectType.process, object: 0xff, rights: Right.control | Right.inspect }],
    },
  ]);
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 1 });
});

function allocate(size: number, slot: number, address = 0): { status: number; a: number } {
  return rig.ask(OWNER, Operation.allocateRegion, { a: size, b: address, message: [slot, 0, 0, 0] });
}

function map(process: number, slot: number, access: number): number {
  return rig.ask(process, Operation.mapRegion, { slot, a: access }).status;
}

function canTouch(process: number, address: number, access: Access): boolean {
  return isAccessible(processes[process]!, address, 4, access);
}

test('a region is allocated, mapped, protected again, unmapped and given back', () => {
  const before = freeCounts();
  const { status, a: address } = allocate(512, 4);
  expect([status, address]).toEqual([Status.ok, POOL_BASE]);
  expect(canTouch(OWNER, address, Access.read)).toBe(false);
  expect(map(OWNER, 4, 3)).toBe(Status.ok);
  expect(canTouch(OWNER, address + 508, Access.readWrite)).toBe(true);
  expect(canTouch(OWNER, address + 512, Access.read)).toBe(false);
  expect(map(OWNER, 4, 1)).toBe(Status.ok);
  expect([canTouch(OWNER, address, Access.read), canTouch(OWNER, address, Access.write)]).toEqual([
    true,
    false,
  ]);
  expect(canTouch(OWNER, address, Access.execute)).toBe(false);
  expect(rig.reloaded.length).toBe(2);
  expect(rig.ask(OWNER, Operation.unmapRegion, { slot: 4 }).status).toBe(Status.ok);
  expect(rig.ask(OWNER, Operation.unmapRegion, { slot: 4 }).status).toBe(Status.nothing);
  expect(canTouch(OWNER, address, Access.read)).toBe(false);
  expect(rig.ask(OWNER, Operation.delete, { slot: 4 }).status).toBe(Status.ok);
  expect(freeCounts()).toEqual(before);
});

test('the words of the protection unit are those of the region', () => {
  // Nothing is mapped yet: the words say which regions they turn off.
  expect([...threads[OWNER]!.protection].slice(4)).toEqual([16 | 2, 0, 16 | 3, 0]);
  const { a: address } = allocate(1024, 4);
  map(OWNER, 4, 3);
  const words = threads[OWNER]!.protection;
  // Base, VALID and the number; size 2^10, read and write for all, no execution, enabled.
  expect(words[4]).toBe((address | 16 | 2) >>> 0);
  expect(words[5]! & 0x1700003f).toBe(0x13000013);
  map(OWNER, 4, 1);
  expect(words[5]! & 0x1700003f).toBe(0x12000013);
  rig.call(OWNER, Operation.delete, { slot: 4 });
  expect([words[4], words[5]]).toEqual([16 | 2, 0]);
});

test('what is given back is clear when it is given out again', () => {
  const { a: address } = allocate(256, 4);
  host.memory.bytes(address, 256).fill(0xa5);
  rig.call(OWNER, Operation.delete, { slot: 4 });
  expect(allocate(256, 4).a).toBe(address);
  expect([...host.memory.bytes(address, 256)].every((byte) => byte === 0)).toBe(true);
});

test('sizes, addresses and slots that mean nothing are refused', () => {
  const status = (size: number, slot: number, address = 0): number => allocate(size, slot, address).status;
  for (const size of [0, 1, 16, 33, 96, 0xffffffff, 0x80000001])
    expect(status(size, 4)).toBe(Status.invalidArgument);
  expect(status(256, 0)).toBe(Status.slotInUse);
  expect(status(256, 12)).toBe(Status.invalidSlot);
  for (const address of [0x20000000, POOL_BASE + 128, POOL_BASE - 256, POOL_BASE + POOL_SIZE, 0xffffff00])
    expect(status(256, 4, address)).toBe(Status.invalidArgument);
  expect(status(0x80000000, 4)).toBe(Status.overLimit);
  expect(freeCounts()).toMatchObject({ pool: POOL_SIZE });
});

test('overlap, the limit, and a pool that is used up are told apart', () => {
  expect(allocate(512, 4, POOL_BASE + 512).status).toBe(Status.ok);
  expect(allocate(256, 5, POOL_BASE + 768).status).toBe(Status.overlap);
  expect(allocate(1024, 5, POOL_BASE).status).toBe(Status.overlap);
  expect(allocate(LIMIT, 5).status).toBe(Status.overLimit);
  expect(allocate(1024, 5).status).toBe(Status.ok);
  expect(allocate(512, 6).status).toBe(Status.ok);
  expect(allocate(32, 7).status).toBe(Status.overLimit);
  expect(rig.ask(OWNER, Operation.delete, { slot: 6 }).status).toBe(Status.ok);
  expect(allocate(32, 7).status).toBe(Status.ok);
  // A small one costs a whole unit.
  expect(processes[OWNER]!.memoryUsed).toBe(7);
});

test('as many regions as the protection unit has, and one more fails cleanly', () => {
  for (let slot = 4; slot < 8; slot++) expect(allocate(256, slot).status).toBe(Status.ok);
  expect([map(OWNER, 4, 3), map(OWNER, 5, 1), map(OWNER, 6, 3)]).toEqual([
    Status.ok,
    Status.ok,
    Status.exhausted,
  ]);
  expect(rig.ask(OWNER, Operation.unmapRegion, { slot: 5 }).status).toBe(Status.ok);
  expect(map(OWNER, 6, 3)).toBe(Status.ok);
});

test('access is never more than the rights', () => {
  allocate(256, 4);
  rig.call(OWNER, Operation.mint, { slot: 4, a: 5, b: Right.read });
  rig.call(OWNER, Operation.mint, { slot: 4, a: 6, b: Right.grant });
  expect(map(OWNER, 5, 3)).toBe(Status.insufficientRights);
  expect(map(OWNER, 6, 1)).toBe(Status.insufficientRights);
  expect(map(OWNER, 4, 2)).toBe(Status.invalidArgument);
  expect(map(OWNER, 4, 3)).toBe(Status.ok);
  // The capability that allowed writing goes; the other one allows reading.
  rig.call(OWNER, Operation.delete, { slot: 4 });
  expect([canTouch(OWNER, POOL_BASE, Access.read), canTouch(OWNER, POOL_BASE, Access.write)]).toEqual([
    true,
    false,
  ]);
  rig.call(OWNER, Operation.delete, { slot: 5 });
  expect(canTouch(OWNER, POOL_BASE, Access.read)).toBe(false);
  expect(freeCounts()).not.toMatchObject({ pool: POOL_SIZE });
  rig.call(OWNER, Operation.delete, { slot: 6 });
  expect(freeCounts()).toMatchObject({ pool: POOL_SIZE });
});

/** The owner gives what is in a slot of its to the peer, into slot 3. */
function give(word: number): void {
  rig.call(OWNER, Operation.callTransferring, { slot: 0, a: FOREVER, message: [0, 0, 0, word] });
  rig.call(PEER, Operation.accept, { a: 3 });
  rig.call(PEER, Operation.receive, { slot: 0, a: FOREVER });
}

test('shared: both touch it, and revoking takes it from the other alone', () => {
  allocate(256, 4);
  map(OWNER, 4, 3);
  rig.call(OWNER, Operation.mint, { slot: 4, a: 5, b: Right.read | Right.write });
  give(5);
  const token = rig.result(PEER).a;
  expect(typeIn(PEER, 3)).toBe(ObjectType.region);
  expect(map(PEER, 3, 3)).toBe(Status.ok);
  expect(canTouch(PEER, POOL_BASE, Access.readWrite)).toBe(true);
  rig.call(PEER, Operation.reply, { slot: token });
  expect(rig.running).toBe(OWNER);
  expect(rig.ask(OWNER, Operation.revoke, { slot: 4 }).status).toBe(Status.ok);
  expect([typeIn(OWNER, 4), typeIn(OWNER, 5), typeIn(PEER, 3)]).toEqual([ObjectType.region, 0, 0]);
  expect(canTouch(OWNER, POOL_BASE, Access.readWrite)).toBe(true);
  expect(canTouch(PEER, POOL_BASE, Access.read)).toBe(false);
});

test('the end of the owner takes the region from everybody and gives it back', () => {
  allocate(256, 4);
  give(4);
  map(PEER, 3, 3);
  rig.call(PEER, Operation.wait, { a: 1000, b: 1 });
  rig.advance(2000);
  expect(canTouch(PEER, POOL_BASE, Access.read)).toBe(true);
  processControl(OWNER, ProcessAction.stop);
  expect(canTouch(PEER, POOL_BASE, Access.read)).toBe(false);
  expect(typeIn(PEER, 3)).toBe(ObjectType.none);
  expect(freeCounts()).toMatchObject({ pool: POOL_SIZE, memory: [0, 0, 0] });
});

test('a region that was moved lives on with its new holder; the allocator still pays', () => {
  allocate(256, 4);
  map(OWNER, 4, 3);
  give(TRANSFER_MOVE + 4);
  expect([typeIn(OWNER, 4), rightsIn(PEER, 3)]).toEqual([
    ObjectType.none,
    Right.read | Right.write | Right.grant,
  ]);
  expect(canTouch(OWNER, POOL_BASE, Access.read)).toBe(false);
  processControl(OWNER, ProcessAction.stop);
  expect(typeIn(PEER, 3)).toBe(ObjectType.region);
  expect(processes[OWNER]!.memoryUsed).toBe(1);
  // Its limit holds for what it still pays, too.
  processControl(OWNER, ProcessAction.start);
  rig.call(rig.running, Operation.yield);
  expect(rig.ask(OWNER, Operation.allocateRegion, { a: LIMIT, message: [4, 0, 0, 0] }).status).toBe(
    Status.overLimit,
  );
  processControl(PEER, ProcessAction.stop);
  expect(freeCounts()).toMatchObject({ pool: POOL_SIZE, memory: [0, 0, 0] });
});

/** The boss, which waits, acts. */
function processControl(process: number, action: ProcessAction): void {
  rig.call(rig.running, Operation.wait, { a: FOREVER, b: 2 });
  while (!rig.idle) rig.call(rig.running, Operation.wait, { a: FOREVER, b: 2 });
  rig.wake(BOSS, 1);
  expect(rig.running).toBe(BOSS);
  rig.call(BOSS, Operation.processControl, { slot: 0, a: process, b: action });
  expect(rig.result(BOSS).status).toBe(Status.ok);
  rig.call(BOSS, Operation.wait, { a: FOREVER, b: 1 });
}
