/**
 * Faults of processes: caught, described, and left for the supervisor, which decides what happens next. The kernel only
 * stops the process and keeps the record; nothing else in the system is disturbed.
 *
 * A process without a supervisor is one that the system cannot do without: its fault ends the kernel with a report.
 */
import { FAULT_NOTIFICATION } from '../abi/capability';
import { FaultCause, FaultReport, ProcessState } from '../abi/process';
import { cancelPending, clearFaultStatus, readFaultStatus } from './arch/armv7m/fault-registers';
import { classify, isUnstacked } from './arch/armv7m/fault-classification';
import { FRAME_BYTES, readExceptionFrame } from './arch/armv7m/exception-frame';
import { FaultRecord } from './fault-record';
import { FaultStatus } from './fault-status';
import { stopProcess } from './lifecycle';
import { notify } from './notification';
import { panicOnProcess } from './panic';
import { NO_PROCESS, Process, idle, imageOf, isAlive, processes } from './process';
import { kernel } from './state';
import { Access, isAccessible } from './user-memory';

const status = new FaultStatus();

/** The running process has faulted. */
export function takeProcessFault(): void {
  readFaultStatus(status, kernel.current.exceptionReturn);
  clearFaultStatus();
  cancelPending();
  faultProcess(kernel.current, status);
}

/**
 * While the kernel stored the floating-point registers of `process`, or its last stores were on their way, the processor
 * found a fault of that process ({@link Kernel.deferredFault}).
 */
export function takeDeferredFault(process: Process): void {
  clear(status);
  status.cfsr = kernel.deferredFault;
  kernel.deferredFault = 0;
  if (isAlive(process)) faultProcess(process, status);
}

function faultProcess(process: Process, status: FaultStatus): void {
  const record = process.fault;
  clear(record);
  describe(process, record, status);
  if (process === idle || imageOf(process).supervisor === NO_PROCESS) panicOnProcess(process);
  process.faults += 1;
  stopProcess(process, ProcessState.faulted);
  tellSupervisor(process);
}

/** Fills what the registers and the process's own stack tell. */
function describe(process: Process, record: FaultRecord, status: FaultStatus): void {
  const frame = process.stackPointer;
  record.cfsr = status.cfsr;
  record.sp = frame;
  if (process === idle) return;
  record.frameValid = !isUnstacked(status.cfsr) && isAccessible(process, frame, FRAME_BYTES, Access.read);
  if (record.frameValid) readExceptionFrame(record, frame, process.exceptionReturn);
  const image = imageOf(process);
  const codeReadable = record.frameValid && isAccessible(process, record.pc, 2, Access.execute);
  classify(record, status, image.stackBase, codeReadable);
}

/** An end that is no fault: the process asked for it, or somebody with the right to. */
export function recordEnd(process: Process, cause: FaultCause, detail: u32): void {
  clear(process.fault);
  process.fault.cause = cause;
  process.fault.detail = detail;
  stopProcess(process, ProcessState.stopped);
  tellSupervisor(process);
}

/** The record is kept until it is taken. Without a supervisor nobody will. */
function tellSupervisor(process: Process): void {
  const supervisor = imageOf(process).supervisor;
  process.fault.generation = process.generation;
  if (supervisor === NO_PROCESS) return;
  process.fault.pending = true;
  notify(processes[supervisor], FAULT_NOTIFICATION);
}

/** Hands the next untaken fault of a process that `supervisor` supervises to `report`; false when there is none. */
export function takeFault(supervisor: Process, report: FaultReport): bool {
  for (let i: u32 = 0; i < kernel.processCount; i++) {
    const process = processes[i];
    if (!process.fault.pending || imageOf(process).supervisor !== supervisor.index) continue;
    fillReport(process, report);
    process.fault.pending = false;
    return true;
  }
  return false;
}

function fillReport(process: Process, report: FaultReport): void {
  const record = process.fault;
  report.process = process.index;
  report.generation = record.generation;
  report.cause = record.cause;
  report.frameValid = u8(record.frameValid);
  report.detail = record.detail;
  report.address = record.address;
  report.addressValid = u32(record.addressValid);
  report.pc = record.pc;
  report.lr = record.lr;
  report.sp = record.sp;
  report.xpsr = record.xpsr;
  report.cfsr = record.cfsr;
  // A restarted process has other registers now.
  if (record.generation === process.generation) fillRegisters(process, report);
  else clear(report.registers);
}

function fillRegisters(process: Process, report: FaultReport): void {
  const frame = process.frame;
  report.registers[0] = frame.status;
  report.registers[1] = frame.operation;
  report.registers[2] = frame.a;
  report.registers[3] = frame.b;
  report.registers[4] = frame.m0;
  report.registers[5] = frame.m1;
  report.registers[6] = frame.m2;
  report.registers[7] = frame.m3;
}
