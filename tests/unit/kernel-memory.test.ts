/** Addresses that system calls take, and leases. */
import fc from 'fast-check';
import { ObjectType, Right } from '../../src/abi/capability';
import { LeaseDirection, LeaseRight } from '../../src/abi/message';
import { Operation } from '../../src/abi/operation';
import { Status } from '../../src/abi/status';
import { processImage } from '../../src/kernel/arch/armv7m/link';
import { kernelSystemCall } from '../../src/kernel/main';
import { processes } from '../../src/kernel/process/process';
import { kernel } from '../../src/kernel/state';
import { threads } from '../../src/kernel/thread/thread';
import { Access, isAccessible } from '../../src/kernel/memory/user-memory';
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
        for (let word = 0; word < 8; word++) threads[0]!.protection[word] = 0; // nothing is mapped
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
const BUFFER = DATA_BASE + 0x800;

function pair(): KernelRig {
  const rig = new KernelRig([
    { priority: 1, grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive }] },
    { priority: 2, grants: [{ slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.send }] },
  ]);
  rig.call(SERVER, Operation.receive, { a: FOREVER });
  return rig;
}

function lend(rig: KernelRig, address: number, length: number, rights: number, timeout = FOREVER): number {
  const extent = ((rights << 30) | length) >>> 0;
  rig.call(CLIENT, Operation.callLending, { a: timeout, message: [0, 0, address, extent] });
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
  const message = [to, length, 0, 0] as const;
  return rig.ask(SERVER, Operation.leaseCopy, { slot: token, a: offset, b: direction, message }).status;
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
  expect(threads[CLIENT]!.leaseExtent).toBe(0);
});

test('what was lent in a call that nobody received is not lent in the next one', () => {
  const rig = pair();
  rig.wake(SERVER, 1);
  rig.call(SERVER, Operation.wait, { a: 500, b: 1 });
  lend(rig, LENT, 8, LeaseRight.read, 100);
  rig.advance(200);
  expect(rig.result(CLIENT).status).toBe(Status.timeout);
  rig.call(CLIENT, Operation.call, { a: FOREVER });
  rig.advance(500);
  rig.call(SERVER, Operation.receive, { a: FOREVER });
  const token = rig.result(SERVER).a;
  expect(copy(rig, token, 0, 8, LeaseDirection.fromClient)).toBe(Status.leaseViolation);
});

test('what is not one’s own can’t be used as a lease, whatever was lent', () => {
  const uses: [address: number, length: number, rights: number, direction: number][] = [
    [DATA_BASE, 8, LeaseRight.read, LeaseDirection.fromClient],
    [LENT, 0x3fffffff, LeaseRight.read, LeaseDirection.fromClient],
    [0xfffffff0, 64, LeaseRight.read, LeaseDirection.fromClient],
    [CODE_BASE + MEMORY_STEP, 8, LeaseRight.write, LeaseDirection.toClient],
    [LENT, 8, 0, LeaseDirection.fromClient],
  ];
  for (const [address, length, rights, direction] of uses) {
    host.reset();
    const rig = pair();
    expect(lend(rig, address, length, rights)).toBe(Status.ok);
    const use = Math.min(length, 0x1000);
    expect(copy(rig, rig.result(SERVER).a, 0, use, direction, BUFFER)).not.toBe(Status.ok);
  }
  host.reset();
  const rig = pair();
  expect(lend(rig, LENT, 8, LeaseRight.read, 0)).toBe(Status.timeout);
  expect(threads[CLIENT]!.leaseExtent).toBe(0);
});

test('memory that the client has lost is lent no more', () => {
  const rig = pair();
  expect(lend(rig, LENT, 8, LeaseRight.read)).toBe(Status.ok);
  const token = rig.result(SERVER).a;
  expect(copy(rig, token, 0, 8, LeaseDirection.fromClient)).toBe(Status.ok);
  host.memory.as('loader', () => void (processImage(CLIENT).regionCount = 1));
  expect(copy(rig, token, 0, 8, LeaseDirection.fromClient)).toBe(Status.leaseViolation);
});

test('a long copy gives way to what is urgent, and goes on afterwards', () => {
  const rig = pair();
  const length = 0x700;
  const source = own + 0x800;
  for (let byte = 0; byte < length; byte++) host.memory.store(source + byte, byte * 7, 1);
  expect(lend(rig, source, length, LeaseRight.read)).toBe(Status.ok);
  const token = rig.result(SERVER).a;
  const before = host.memory.load(threads[SERVER]!.stackPointer + 24, 4);
  kernel.pendingWork = 1;
  kernel.current.frame.operation = Operation.leaseCopy;
  let asked = 0;
  rig.callOnce(SERVER, Operation.leaseCopy, { slot: token, message: [BUFFER, length, 0, 0] });
  // The saved pc is back at the SVC, and the registers say what is left: the instruction is executed again.
  while (host.memory.load(threads[SERVER]!.stackPointer + 24, 4) !== before) {
    host.memory.store(threads[SERVER]!.stackPointer + 24, before, 4);
    kernel.pendingWork = asked < 2 ? 1 : 0;
    asked += 1;
    rig.enter(kernelSystemCall);
  }
  expect(asked).toBeGreaterThan(0);
  expect(rig.result(SERVER).status).toBe(Status.ok);
  expect([...host.memory.bytes(BUFFER, length)]).toEqual([...host.memory.bytes(source, length)]);
});
