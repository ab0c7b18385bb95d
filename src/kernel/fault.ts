/**
 * Faults of processes: described, and left for the exception handler or the supervisor, which decides what happens next. The
 * kernel only stops the process and keeps the record; nothing else in the system is disturbed.
 *
 * A process without a supervisor is one that the system cannot do without: its fault ends the kernel with a report.
 */
import { FAULT_NOTIFICATION } from '../abi/capability';
import { FaultCause } from '../abi/process';
import { takeCapturedFault } from './arch/armv7m/captured-fault';
import { FRAME_BYTES, readExceptionFrame } from './arch/armv7m/exception-frame';
import { classify, isUnstacked } from './arch/armv7m/fault-classification';
import { BASIC_FRAME } from './arch/armv7m/floating-point';
import { handOver } from './exception';
import { FaultFlag, FaultRecord } from './fault-record';
import { FaultStatus } from './fault-status';
import { stopProcess } from './lifecycle';
import { notify } from './notification';
import { panicOnThread } from './panic';
import { NO_PROCESS, Process, imageOf } from './process';
import { Thread, idle, isAlive, processOf, threadNumber, threads } from './thread';
import { stackBaseOf } from './stack';
import { Access, isAccessible } from './user-memory';

/** The fault that is being described. */
export const faultRecord = new FaultRecord();
const status = new FaultStatus();

/** A thread has faulted, and the fault was captured. Who has ended meanwhile has no faults. */
export function takeFault(): void {
  const thread = takeCapturedFault(status);
  clear(faultRecord);
  readFrame(thread, !isUnstacked(status.cfsr));
  classifyCaptured(thread);
  if (thread === idle) panicOnThread(thread, faultRecord);
  if (!isAlive(thread)) return;
  keep(thread);
  if (!handOver(thread)) endFaulted(processOf(thread));
}

/** The thread faults although it did nothing that the processor objects to: somebody with the right to says so. */
export function injectFault(thread: Thread, cause: FaultCause, detail: u32): void {
  clear(faultRecord);
  readFrame(thread, true);
  faultRecord.cause = cause;
  faultRecord.detail = detail;
  keep(thread);
  endFaulted(processOf(thread));
}

/** Reads the context of a thread from its own stack, if that is readable. */
function readFrame(thread: Thread, stored: bool): void {
  const frame = thread.stackPointer;
  faultRecord.sp = frame;
  if (!stored || thread === idle || !isAccessible(processOf(thread), frame, FRAME_BYTES, Access.read)) return;
  faultRecord.frameValid = true;
  readExceptionFrame(faultRecord, frame, thread.exceptionReturn);
}

function classifyCaptured(thread: Thread): void {
  faultRecord.cfsr = status.cfsr;
  if (thread === idle) return;
  const codeReadable =
    faultRecord.frameValid && isAccessible(processOf(thread), faultRecord.pc, 2, Access.execute);
  classify(faultRecord, status, stackBaseOf(thread), codeReadable);
}

/** Notes in the process what its thread will not tell later. */
function keep(thread: Thread): void {
  const process = processOf(thread);
  process.faultCause = faultRecord.cause;
  process.faultDetail = faultRecord.detail;
  process.faultAddress = faultRecord.address;
  process.faultStatus = faultRecord.cfsr;
  process.faultThread = u8(threadNumber(thread));
  process.faultAge = 0;
  let flags: u32 = 0;
  if (faultRecord.frameValid) flags |= FaultFlag.frameValid;
  if (faultRecord.addressValid) flags |= FaultFlag.addressValid;
  if ((thread.exceptionReturn & BASIC_FRAME) === 0) flags |= FaultFlag.floatingPoint;
  process.faultFlags = u8(flags);
}

/** Nobody repairs it: the process stops, and its supervisor decides. */
export function endFaulted(process: Process): void {
  if (imageOf(process).supervisor === NO_PROCESS) panicOnThread(threads[process.faultThread], faultRecord);
  process.faults += 1;
  process.faultFlags |= FaultFlag.faulted;
  stopProcess(process);
  tellSupervisor(process);
}

/** An end that is no fault: the process asked for it, or somebody with the right to. */
export function recordEnd(process: Process, cause: FaultCause, detail: u32): void {
  noteEnd(process, cause, detail);
  stopProcess(process);
  tellSupervisor(process);
}

/** How a process ends that nobody has to be told of. */
export function noteEnd(process: Process, cause: FaultCause, detail: u32): void {
  process.faultCause = cause;
  process.faultDetail = detail;
  process.faultStatus = 0;
  process.faultFlags = 0;
  process.faultAge = 0;
}

/** The record is kept until it is taken. Without a supervisor nobody will. */
function tellSupervisor(process: Process): void {
  const supervisor = imageOf(process).supervisor;
  if (supervisor === NO_PROCESS) return;
  process.faultFlags |= FaultFlag.pending;
  notify(threads[supervisor], FAULT_NOTIFICATION);
}
