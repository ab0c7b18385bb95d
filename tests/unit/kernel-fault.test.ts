/** Faults: what the processor's bits are taken for, and what happens to the process. */
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { FaultCause } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { capturedFault } from '../../src/kernel/arch/armv7m/captured-fault';
import { classify, panicCode } from '../../src/kernel/arch/armv7m/fault-classification';
import { FaultFlag, FaultRecord } from '../../src/kernel/fault/fault-record';
import { FaultStatus } from '../../src/kernel/fault/fault-status';
import { kernelWork } from '../../src/kernel/main';
import { processes } from '../../src/kernel/process/process';
import { kernel } from '../../src/kernel/state';
import { threads } from '../../src/kernel/thread/thread';
import { WORK_FAULT } from '../../src/kernel/work';
import { CODE_BASE, DATA_BASE, KernelRig, MEMORY_STEP, type Grant } from './support/kernel-rig';

beforeEach(() => host.reset());

const STACK_BASE = 0x20004000;
/** SHCSR: a system call is pending; EXC_RETURN: the frame has a floating-point part. */
const CALL_PENDING = 1 << 15;
const FLOATING_POINT_FRAME = 0xffffffed;

interface Case {
  readonly name: string;
  readonly status: Partial<FaultStatus>;
  readonly sp?: number;
  readonly expected: { cause: FaultCause; detail?: number; address?: number };
}

const cases: Case[] = [
  {
    name: 'data access',
    status: { cfsr: 0x82, memoryAddress: 0x20000010 },
    expected: { cause: FaultCause.dataAccess, address: 0x20000010 },
  },
  {
    name: 'data access just below the stack by a process that is far above',
    status: { cfsr: 0x82, memoryAddress: STACK_BASE - 4 },
    sp: STACK_BASE + 0x200,
    expected: { cause: FaultCause.dataAccess, address: STACK_BASE - 4 },
  },
  {
    name: 'push',
    status: { cfsr: 0x82, memoryAddress: STACK_BASE - 4 },
    sp: STACK_BASE + 8,
    expected: { cause: FaultCause.stackOverflow, detail: 1, address: STACK_BASE - 4 },
  },
  {
    name: 'large frame',
    status: { cfsr: 0x82, memoryAddress: STACK_BASE - 0x800 },
    sp: STACK_BASE - 0x810,
    expected: { cause: FaultCause.stackOverflow, detail: 1, address: STACK_BASE - 0x800 },
  },
  {
    name: 'push whose frame found no room',
    status: { cfsr: 0x92, memoryAddress: STACK_BASE - 4 },
    expected: { cause: FaultCause.stackOverflow, detail: 1 },
  },
  {
    name: 'stacking at a system call',
    status: { cfsr: 0x10, handlerControl: CALL_PENDING },
    expected: { cause: FaultCause.stackOverflow, detail: 2 },
  },
  {
    name: 'stacking at an interrupt',
    status: { cfsr: 0x10 },
    expected: { cause: FaultCause.stackOverflow, detail: 3 },
  },
  {
    name: 'stacking that only failed for the FPU',
    status: { cfsr: 0x10, handlerControl: CALL_PENDING, exceptionReturn: FLOATING_POINT_FRAME },
    sp: STACK_BASE - 40,
    expected: { cause: FaultCause.stackOverflow, detail: 4 },
  },
  {
    name: 'stacking where the process has no memory at all',
    status: { cfsr: 0x10, handlerControl: CALL_PENDING, exceptionReturn: FLOATING_POINT_FRAME },
    sp: STACK_BASE + 0x10000,
    expected: { cause: FaultCause.stackOverflow, detail: 2 },
  },
  { name: 'lazy save', status: { cfsr: 0x20 }, expected: { cause: FaultCause.stackOverflow, detail: 4 } },
  {
    name: 'fetch',
    status: { cfsr: 0x01 },
    expected: { cause: FaultCause.instructionAccess, address: 0x08001234 },
  },
  {
    name: 'bus error',
    status: { cfsr: 0x8200, busAddress: 0xe000ed00 },
    expected: { cause: FaultCause.busError, address: 0xe000ed00 },
  },
  { name: 'late bus error', status: { cfsr: 0x400 }, expected: { cause: FaultCause.busError } },
  { name: 'undefined', status: { cfsr: 1 << 16 }, expected: { cause: FaultCause.undefinedInstruction } },
  { name: 'state', status: { cfsr: 1 << 17 }, expected: { cause: FaultCause.invalidState } },
  { name: 'bad return', status: { cfsr: 1 << 18 }, expected: { cause: FaultCause.invalidState } },
  { name: 'no FPU', status: { cfsr: 1 << 19 }, expected: { cause: FaultCause.undefinedInstruction } },
  { name: 'unaligned', status: { cfsr: 1 << 24 }, expected: { cause: FaultCause.unaligned } },
  { name: 'division', status: { cfsr: 1 << 25 }, expected: { cause: FaultCause.divideByZero } },
  { name: 'breakpoint', status: { hfsr: 0x80000000 }, expected: { cause: FaultCause.breakpoint } },
];

test.each(cases)('$name', ({ status, sp, expected }) => {
  const record = new FaultRecord();
  const full = new FaultStatus();
  full.pc = 0x08001234;
  full.sp = sp ?? STACK_BASE + 0x100;
  full.exceptionReturn = 0xfffffffd;
  Object.assign(full, status);
  classify(record, full, STACK_BASE);
  expect(record.cause).toBe(expected.cause);
  expect(record.detail).toBe(expected.detail ?? 0);
  expect((record.flags & FaultFlag.addressValid) !== 0 ? record.address : undefined).toBe(expected.address);
});

test('a panic instruction carries its code', () => {
  expect(panicCode(0xde03)).toBe(3);
  expect(panicCode(0xde15)).toBe(21);
  expect(panicCode(0xde20)).toBe(0);
  expect(panicCode(0xdeff)).toBe(0);
  expect(panicCode(0xdf03)).toBe(0);
});

// ----------------------------------------------------------------------------------- in a running kernel

const REPORT = DATA_BASE + 0x800;

/** A supervisor (0), which waits for faults, a process below it that runs (1), and another. */
function supervised([serving, calling]: readonly Grant[] = []): KernelRig {
  const rights = Right.control | Right.inspect;
  const grants = [{ slot: 0, type: ObjectType.process, object: 0xff, rights }];
  const rig = new KernelRig([
    { priority: 1, grants },
    { priority: 5, supervisor: 0, floatingPoint: true, grants: calling ? [calling] : [] },
    { priority: 6, grants: serving ? [serving] : [] },
  ]);
  rig.call(0, Operation.wait, { a: 0xffffffff, b: 0x80000000 });
  if (serving) rig.call(1, Operation.wait, { a: 0xffffffff, b: 1 });
  return rig;
}

/** The running thread does what the processor objects to: the fault handler captures it, the kernel's work follows. */
function fault(rig: KernelRig, status: Partial<FaultStatus>): void {
  Object.assign(capturedFault, { hfsr: 0, memoryAddress: 0, exceptionReturn: 0xfffffffd, ...status });
  capturedFault.thread = kernel.current;
  kernel.pendingWork |= WORK_FAULT;
  rig.enter(kernelWork);
}

function report(): DataView {
  return new DataView(host.memory.bytes(REPORT, 80).slice().buffer);
}

test('a fault stops the process, is described once, and the supervisor runs', () => {
  const rig = supervised();
  fault(rig, { cfsr: 0x82, memoryAddress: 0x20000010 });
  expect(rig.running).toBe(0);
  expect(rig.result(0)).toMatchObject({ status: Status.ok, operation: 0x80000000 });
  expect(processes[1]!).toMatchObject({ alive: false, faults: 1 });
  expect(rig.ask(0, Operation.takeFault, { a: REPORT }).status).toBe(Status.ok);
  expect(report().getUint32(0, true)).toBe(1);
  expect(report().getUint8(8)).toBe(FaultCause.dataAccess);
  expect(report().getUint8(9)).toBe(1);
  expect(report().getUint32(16, true)).toBe(0x20000010);
  // The process had not done anything yet: it faulted at its entry.
  expect(report().getUint32(24, true)).toBe(CODE_BASE + MEMORY_STEP);
  expect(rig.ask(0, Operation.takeFault, { a: REPORT }).status).toBe(Status.nothing);
  rig.call(0, Operation.processControl, { a: 1, b: 2 });
  expect(processes[1]!).toMatchObject({ alive: true, generation: 2 });
});

test('a report that is taken after the restart says nothing of the new life', () => {
  const rig = supervised();
  fault(rig, { cfsr: 1 << 25 });
  rig.call(0, Operation.processControl, { a: 1, b: 0 });
  expect(rig.ask(0, Operation.takeFault, { a: REPORT }).status).toBe(Status.ok);
  expect(report().getUint32(4, true)).toBe(1);
  expect(report().getUint8(8)).toBe(FaultCause.divideByZero);
  expect(report().getUint8(9)).toBe(0);
  expect(report().getUint32(24, true)).toBe(0);
});

test('a restart makes everything as it was: memory, stack, registers, notifications', () => {
  const rig = supervised();
  const base = DATA_BASE + MEMORY_STEP;
  host.memory.bytes(base, 0x3a0).fill(0xaa);
  host.memory.bytes(base + 0x400, 0x100).fill(0xaa);
  rig.wake(1, 7);
  rig.advance(5);
  fault(rig, { cfsr: 1 << 16 });
  rig.call(0, Operation.processControl, { a: 1, b: 0 });
  expect(threads[1]!.notifications).toBe(0);
  expect(host.memory.load(base, 4)).toBe(0xc0dec0de);
  expect(host.memory.load(base + 0x400, 4)).toBe(0);
  expect(threads[1]!.frame.m3).toBe(0);
  expect(threads[1]!.exceptionReturn).toBe(0xffffffed);
});

test('an exit and a stop are reported with their reason', () => {
  const rig = supervised();
  rig.call(1, Operation.exit, { a: 42 });
  rig.call(0, Operation.takeFault, { a: REPORT });
  expect(report().getUint8(8)).toBe(FaultCause.exited);
  expect(report().getUint32(12, true)).toBe(42);
  expect(processes[1]!).toMatchObject({ alive: false, faults: 0 });
});

test('an end says nothing of the fault before it', () => {
  const rig = supervised();
  fault(rig, { cfsr: 1 << 25 });
  rig.ask(0, Operation.takeFault, { a: REPORT });
  expect(report().getUint32(36, true)).toBe(1 << 25);
  rig.call(0, Operation.processControl, { a: 1, b: 0 });
  rig.call(0, Operation.wait, { a: 0xffffffff, b: 0x80000000 });
  rig.call(1, Operation.exit, { a: 42 });
  rig.ask(0, Operation.takeFault, { a: REPORT });
  expect([report().getUint8(8), report().getUint8(9)]).toEqual([FaultCause.exited, 0]);
  expect(report().getUint32(36, true)).toBe(0);
});

test('a process that nobody supervises may end', () => {
  const rig = new KernelRig([{ priority: 1 }, { priority: 2 }]);
  rig.call(0, Operation.exit, { a: 3 });
  expect(processes[0]!.alive).toBe(false);
  expect(rig.running).toBe(1);
});

test('a server can refuse a caller, which faults for it', () => {
  const rig = supervised([
    { slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.receive },
    { slot: 0, type: ObjectType.endpoint, object: 0, rights: Right.send },
  ]);
  rig.call(2, Operation.receive, { a: 0xffffffff });
  rig.wake(1, 1);
  rig.call(1, Operation.call, { a: 0xffffffff });
  const token = rig.result(2).a;
  expect(rig.ask(2, Operation.faultCaller, { slot: token + 0x100, a: 9 }).status).toBe(Status.notWaiting);
  rig.call(2, Operation.faultCaller, { slot: token, a: 9 });
  expect(processes[1]!.alive).toBe(false);
  expect(rig.ask(0, Operation.takeFault, { a: REPORT }).status).toBe(Status.ok);
  expect(report().getUint8(8)).toBe(FaultCause.byServer);
  expect(report().getUint32(12, true)).toBe(9);
});

test('a late fault of a thread that has ended is nobody’s', () => {
  const rig = supervised();
  const victim = kernel.current;
  rig.call(1, Operation.exit, { a: 0 });
  Object.assign(capturedFault, { cfsr: 0x20, hfsr: 0 });
  capturedFault.thread = victim;
  kernel.pendingWork |= WORK_FAULT;
  rig.enter(kernelWork);
  expect(processes[1]!.fault.cause).toBe(FaultCause.exited);
});

test('a supervisor is given the ends of its own processes, of each as it was last', () => {
  const rights = Right.control | Right.inspect;
  const grants = [{ slot: 0, type: ObjectType.process, object: 0xff, rights }];
  const rig = new KernelRig([
    { priority: 1, grants },
    { priority: 2, grants },
    { priority: 5, supervisor: 1 },
  ]);
  const waits = { a: 0xffffffff, b: 0x80000000 };
  rig.call(0, Operation.wait, { a: 0xffffffff, b: 1 });
  rig.call(1, Operation.wait, waits);
  for (const life of [1, 2]) {
    fault(rig, { cfsr: 1 << 25 });
    rig.wake(0, 1);
    expect(rig.ask(0, Operation.takeFault, { a: REPORT }).status).toBe(Status.nothing);
    rig.call(0, Operation.wait, { a: 0xffffffff, b: 1 });
    const own = REPORT + MEMORY_STEP;
    expect(rig.ask(1, Operation.takeFault, { a: own }).status).toBe(Status.ok);
    expect([load32(own), load32(own + 4), load8(own + 9)]).toEqual([2, life, 1]);
    rig.call(1, Operation.processControl, { a: 2, b: 0 });
    rig.call(1, Operation.wait, waits);
  }
});
