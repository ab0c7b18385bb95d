/** Addresses that system calls take, and leases. */
import fc from 'fast-check';
import { ObjectType, Right } from '../../src/abi/capability';
import { LeaseDirection, LeaseRight } from '../../src/abi/message';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { processImage } from '../../src/kernel/arch/armv7m/link';
import { processes } from '../../src/kernel/process';
import { Access, isAccessible } from '../../src/kernel/user-memory';
import { CODE_BASE, DATA_BASE, KernelRig, MEMORY_STEP } from './support/kernel-rig';

beforeEach(() => host.reset());

const FOREVER = 0xffffffff;
const own = DATA_BASE + MEMORY_STEP;
const SERVER = 0;
const CLIENT = 1;

test('a buffer is accessible exactly if regions with the access cover it', () => {
  const region = fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 20 }), access: fc.nat(3) });
  const regions = fc.array(region, { minLength: 1, maxLength: 5 });
  const access = fc.constantFrom(Access.read, Access.write, Access.readWrite);
  fc.assert(
    fc.property(
      regions,
      fc.nat(60),
      fc.integer({ min: 1, max: 30 }),
      access,
      (list, offset, length, wanted) => {
        host.reset();
        new KernelRig([{ priority: 1 }]);
        const image = processImage(0);
        host.memory.as('loader', () => {
          image.regionCount = list.length;
          list.forEach((one, index) =>
            Object.assign(image.regions[index]!, { ...one, start: DATA_BASE + one.start }),
          );
        });
        const covered = (byte: number): boolean =>
          list.some(
            (one) => byte >= one.start && byte < one.start + one.length && (one.access & wanted) === wanted,
          );
        const expected = Array.from({ length }, (_, index) => offset + index).every(covered);
        expect(isAccessible(processes[0]!, DATA_BASE + offset, length, wanted)).toBe(expected);
      },
    ),
    { numRuns: 150 },
  );
});

test('lengths that wrap, devices and the memory of others are not accessible', () => {
  new KernelRig([{ priority: 1 }, { priority: 2 }]);
  const process = processes[1]!;
  expect(isAccessible(process, own, MEMORY_STEP, Access.readWrite)).toBe(true);
  expect(isAccessible(process, own, MEMORY_STEP + 1, Access.read)).toBe(false);
  expect(isAccessible(process, own - 1, 1, Access.read)).toBe(false);
  expect(isAccessible(process, own, 0xffffffff, Access.read)).toBe(false);
  expect(isAccessible(process, 0xffffffff, 2, Access.read)).toBe(false);
  expect(isAccessible(process, CODE_BASE + MEMORY_STEP, 4, Access.read)).toBe(true);
  expect(isAccessible(process, CODE_BASE + MEMORY_STEP, 4, Access.write)).toBe(false);
  expect(isAccessible(process, DATA_BASE, 4, Access.read)).toBe(false);
  const image = processImage(1);
  host.memory.as('loader', () => {
    Object.assign(image.regions[0]!, { start: 0x40004400, length: 0x400, access: 3 });
  });
  expect(isAccessible(process, 0x40004400, 4, Access.read)).toBe(false);
});

// ------------------------------------------------------------------------------------------------ leases

const LENT = own + 0x800;
const LENDING = own + 0x600;
const TRANSFER = DATA_BASE + 0x600;
const BUFFER = DATA_BASE + 0x800;

function pair(): KernelRig {
  const rig = new KernelRig([
    { priority: 1, grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }] },
    { priority: 2, grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.send }] },
  ]);
  rig.call(SERVER, Operation.receive, { a: FOREVER });
  return rig;
}

function words(address: number, ...values: number[]): void {
  host.memory.bytes(address, values.length * 4).set(new Uint8Array(Uint32Array.from(values).buffer));
}

function lend(rig: KernelRig, address: number, length: number, rights: number, timeout = FOREVER): number {
  words(LENDING, timeout, address, length, rights);
  rig.call(CLIENT, Operation.callLending, { a: LENDING });
  return rig.running === SERVER ? Status.ok : rig.result(CLIENT).status;
}

function copy(
  rig: KernelRig,
  token: number,
  offset: number,
  length: number,
  direction: number,
  to = BUFFER,
): number {
  words(TRANSFER, offset, to, length, direction);
  rig.call(SERVER, Operation.leaseCopy, { slot: token, a: TRANSFER });
  return rig.result(SERVER).status;
}

test('bytes go both ways, within the lease and its rights only', () => {
  const rig = pair();
  host.memory.bytes(LENT, 8).set([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(lend(rig, LENT, 8, LeaseRight.read)).toBe(Status.ok);
  const token = rig.result(SERVER).a;
  expect(copy(rig, token, 1, 7, LeaseDirection.fromClient)).toBe(Status.ok);
  expect([...host.memory.bytes(BUFFER, 8)]).toEqual([2, 3, 4, 5, 6, 7, 8, 0]);
  expect(copy(rig, token, 0, 1, LeaseDirection.toClient)).toBe(Status.leaseViolation);
  for (const [offset, length] of [
    [0, 9],
    [8, 1],
    [1, 8],
    [0xffffffff, 2],
    [1, 0xffffffff],
    [9, 0],
  ] as const) {
    expect(copy(rig, token, offset, length, LeaseDirection.fromClient)).toBe(Status.leaseViolation);
  }
  expect(copy(rig, token, 0, 4, 7)).toBe(Status.invalidArgument);
  expect(copy(rig, token, 0, 4, LeaseDirection.fromClient, own)).toBe(Status.invalidAddress);
  expect(copy(rig, token, 0, 4, LeaseDirection.fromClient, CODE_BASE)).toBe(Status.invalidAddress);
  expect(copy(rig, token + 0x100, 0, 4, LeaseDirection.fromClient)).toBe(Status.notWaiting);
});

test('a lease ends with its call', () => {
  const rig = pair();
  expect(lend(rig, LENT, 8, LeaseRight.read | LeaseRight.write, 100)).toBe(Status.ok);
  const token = rig.result(SERVER).a;
  expect(copy(rig, token, 0, 8, LeaseDirection.toClient)).toBe(Status.ok);
  rig.advance(200);
  expect(copy(rig, token, 0, 8, LeaseDirection.toClient)).toBe(Status.notWaiting);
  expect(processes[CLIENT]!.lease.rights).toBe(0);
});

test('only what is one’s own can be lent', () => {
  const rig = pair();
  expect(lend(rig, LENT, 8, 0)).toBe(Status.invalidArgument);
  expect(lend(rig, LENT, 8, 4)).toBe(Status.invalidArgument);
  expect(lend(rig, DATA_BASE, 8, LeaseRight.read)).toBe(Status.invalidAddress);
  expect(lend(rig, LENT, 0xffffffff, LeaseRight.read)).toBe(Status.invalidAddress);
  expect(lend(rig, CODE_BASE + MEMORY_STEP, 8, LeaseRight.write)).toBe(Status.invalidAddress);
  expect(lend(rig, LENT, 8, LeaseRight.read, 0)).toBe(Status.timeout);
  for (const address of [LENDING + 2, DATA_BASE, 0, 0xfffffffc, own + MEMORY_STEP - 8]) {
    rig.call(CLIENT, Operation.callLending, { a: address });
    expect(rig.result(CLIENT).status).toBe(Status.invalidAddress);
  }
  expect(processes[CLIENT]!.lease.rights).toBe(0);
});
