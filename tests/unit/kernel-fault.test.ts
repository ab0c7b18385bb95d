/** Faults: what the processor's bits are taken for, and what happens to the process. */
import { ObjectType, Right } from '../../src/abi/capability';
import { Operation } from '../../src/abi/operation';
import { FaultCause, ProcessState } from '../../src/abi/process';
import { Status } from '../../src/abi/status';
import { ExceptionFrame } from '../../src/kernel/arch/armv7m/exception-frame';
import { classify, isDeferrable, panicCode } from '../../src/kernel/arch/armv7m/fault-classification';
import { FaultRecord } from '../../src/kernel/fault-record';
import { FaultStatus } from '../../src/kernel/fault-status';
import { kernelDeferredFault, kernelException, kernelFault } from '../../src/kernel/main';
import { processes } from '../../src/kernel/process';
import { kernel } from '../../src/kernel/state';
import { DATA_BASE, KernelRig, MEMORY_STEP } from './support/kernel-rig';

beforeEach(() => host.reset());

const STACK_BASE = 0x20004000;

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
    status: { cfsr: 0x10, inSystemCall: true },
    expected: { cause: FaultCause.stackOverflow, detail: 2 },
  },
  {
    name: 'stacking at an interrupt',
    status: { cfsr: 0x10 },
    expected: { cause: FaultCause.stackOverflow, detail: 3 },
  },
  {
    name: 'stacking that only failed for the FPU',
    status: { cfsr: 0x10, inSystemCall: true, floatingPointFrame: true },
    sp: STACK_BASE - 40,
    expected: { cause: FaultCause.stackOverflow, detail: 4 },
  },
  {
    name: 'stacking where the process has no memory at all',
    status: { cfsr: 0x10, inSystemCall: true, floatingPointFrame: true },
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
  record.pc = 0x08001234;
  record.sp = sp ?? STACK_BASE + 0x100;
  const full = new FaultStatus();
  Object.assign(full, status);
  classify(record, full, STACK_BASE, false);
  expect(record.cause).toBe(expected.cause);
  expect(record.detail).toBe(expected.detail ?? 0);
  expect(record.addressValid ? record.address : undefined).toBe(expected.address);
});

test('only what the interrupted process did may wait', () => {
  const deferrable = (cfsr: number, hfsr = 0): boolean => {
    const status = new FaultStatus();
    Object.assign(status, { cfsr, hfsr });
    return isDeferrable(status);
  };
  expect(deferrable(0x20)).toBe(true);
  expect(deferrable(0x400)).toBe(true);
  expect(deferrable(0x82)).toBe(false);
  expect(deferrable(0x20 | 0x82)).toBe(false);
  expect(deferrable(0x80)).toBe(false);
  expect(deferrable(0x20, 0x40000000)).toBe(false);
});

test('a panic instruction carries its code', () => {
  expect(panicCode(0xde03)).toBe(3);
  expect(panicCode(0xdeff)).toBe(0);
  expect(panicCode(0xdf03)).toBe(0);
});

// ----------------------------------------------------------------------------------- in a running kernel

const REPORT = DATA_BASE + 0x800;

/** A supervisor (0), which waits for faults, and a process below it that runs. */
function supervised(): KernelRig {
  const grants = [{ slot: 0, type: ObjectType.processes, object: 0, rights: Right.control | Right.inspect }];
  const rig = new KernelRig([
    { priority: 1, grants },
    { priority: 5, supervisor: 0, floatingPoint: true },
    { priority: 6 },
  ]);
  rig.call(0, Operation.wait, { a: 0xffffffff, b: 0x80000000 });
  return rig;
}

function registers(values: Record<number, number>): { written: Map<number, number> } {
  const written = new Map<number, number>();
  for (const [address, value] of Object.entries(values)) {
    host.memory.device(Number(address), 4, {
      read: () => value,
      write: (_offset, stored) => void written.set(Number(address), stored),
    });
  }
  return { written };
}

const CFSR = 0xe000ed28;
const MMFAR = 0xe000ed34;
const SHCSR = 0xe000ed24;
const FPCCR = 0xe000ef34;

test('a fault stops the process, is described once, and the supervisor runs', () => {
  const rig = supervised();
  const { written } = registers({ [CFSR]: 0x82, [MMFAR]: 0x20000010, [SHCSR]: 0x7f000, [FPCCR]: 0xc0000001 });
  kernelFault();
  expect(written.get(CFSR)).toBe(0xffffffff);
  // Neither a system call nor another fault of the dead process stays pending; faults stay enabled.
  expect(written.get(SHCSR)).toBe(0x70000);
  expect((written.get(FPCCR) ?? 0) & 1).toBe(0);
  expect(rig.running).toBe(0);
  expect(rig.result(0)).toMatchObject({ status: Status.ok, operation: 0x80000000 });
  expect(processes[1]!.state).toBe(ProcessState.faulted);
  rig.call(0, Operation.takeFault, { a: REPORT });
  expect(rig.result(0).status).toBe(Status.ok);
  const report = new DataView(host.memory.bytes(REPORT, 80).slice().buffer);
  expect(report.getUint32(0, true)).toBe(1);
  expect(report.getUint8(8)).toBe(FaultCause.dataAccess);
  expect(report.getUint32(16, true)).toBe(0x20000010);
  rig.call(0, Operation.takeFault, { a: REPORT });
  expect(rig.result(0).status).toBe(Status.nothing);
  rig.call(0, Operation.processControl, { a: 1, b: 2 });
  expect(processes[1]!.state).toBe(ProcessState.ready);
  expect(processes[1]!.generation).toBe(2);
});

test('a restart makes everything as it was: memory, stack, registers, notifications', () => {
  const rig = supervised();
  const base = DATA_BASE + MEMORY_STEP;
  host.memory.bytes(base, 0x500).fill(0xaa);
  processes[1]!.notifications = 7;
  rig.advance(5);
  registers({ [CFSR]: 1 << 16, [MMFAR]: 0, [SHCSR]: 0, [FPCCR]: 0xc0000000 });
  kernelFault();
  rig.call(0, Operation.processControl, { a: 1, b: 0 });
  expect(processes[1]!.notifications).toBe(0);
  expect(host.memory.load(base, 4)).toBe(0xc0dec0de);
  expect(host.memory.load(base + 0x400, 4)).toBe(0);
  expect(processes[1]!.frame.m3).toBe(0);
  expect(processes[1]!.exceptionReturn).toBe(0xffffffed);
});

test('an exit and a stop are reported with their reason', () => {
  const rig = supervised();
  rig.call(1, Operation.exit, { a: 42 });
  rig.call(0, Operation.takeFault, { a: REPORT });
  const report = new DataView(host.memory.bytes(REPORT, 80).slice().buffer);
  expect(report.getUint8(8)).toBe(FaultCause.exited);
  expect(report.getUint32(12, true)).toBe(42);
  expect(processes[1]!.state).toBe(ProcessState.stopped);
});

test('a process that nobody supervises may end', () => {
  const rig = new KernelRig([{ priority: 1 }, { priority: 2 }]);
  rig.call(0, Operation.exit, { a: 3 });
  expect(processes[0]!.state).toBe(ProcessState.stopped);
  expect(rig.running).toBe(1);
});

test('a fault of the process that shows up inside the kernel waits until the kernel is done', () => {
  const rig = supervised();
  const { written } = registers({ [CFSR]: 0x20, [MMFAR]: 0, [SHCSR]: 0x7f000, [FPCCR]: 0xc0000001 });
  const victim = processes[1]!;
  kernelException(victim.frame, new ExceptionFrame(), 0xfffffff1);
  expect(kernel.deferredFault).toBe(0x20);
  expect(written.get(SHCSR)).toBe(0x70000);
  expect((written.get(FPCCR) ?? 0) & 1).toBe(0);
  expect(victim.state).toBe(ProcessState.ready);
  kernelDeferredFault(victim);
  expect(victim).toMatchObject({ state: ProcessState.faulted, faults: 1 });
  expect(victim.fault).toMatchObject({ cause: FaultCause.stackOverflow, detail: 4 });
  expect(kernel.deferredFault).toBe(0);
  expect(rig.running).toBe(0);
});
