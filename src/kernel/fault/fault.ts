/**
 * Faults of processes: described, and left for the exception handler or the supervisor, which decides what happens next. The
 * kernel only stops the process and keeps the record; nothing else in the system is disturbed.
 *
 * A process without a supervisor is one that the system cannot do without: its fault ends the kernel with a report.
 */
import { FAULT_NOTIFICATION } from '../../abi/capability';
import { FaultCause } from '../../abi/process';
import { takeCapturedFault } from '../arch/armv7m/captured-fault';
import {
  ExceptionFrame,
  FRAME_BYTES,
  hasFloatingPointFrame,
  stackPointerBefore,
} from '../arch/armv7m/exception-frame';
import { classify, isUnstacked } from '../arch/armv7m/fault-classification';
import { Access, isAccessible } from '../memory/user-memory';
import { stopProcess } from '../process/lifecycle';
import { NO_PROCESS, Process, imageOf } from '../process/process';
import { notify } from '../thread/notification';
import { stackBaseOf } from '../thread/stack';
import { Thread, idle, isAlive, threadNumber, threads } from '../thread/thread';
import { handOver } from './exception';
import { FaultFlag, FaultRecord } from './fault-record';
import { FaultStatus } from './fault-status';
import { panicOnFault } from './panic';

const status = new FaultStatus();

/** A thread has faulted, and the fault was captured. Who has ended meanwhile has no faults. */
export function takeFault(): void {
  const thread = takeCapturedFault(status);
  if (!isAlive(thread)) return;
  assert(thread !== idle, 'the idle loop has faulted');
  const fault = beginRecord(thread, !isUnstacked(status.cfsr));
  fault.status = status.cfsr;
  readPlace(thread, fault);
  classify(fault, status, stackBaseOf(thread));
  if (!handOver(thread)) endFaulted(thread.process);
}

/** The thread faults although it did nothing that the processor objects to: somebody with the right to says so. */
export function injectFault(thread: Thread, cause: FaultCause, detail: u32): void {
  const fault = beginRecord(thread, true);
  fault.cause = cause;
  fault.detail = detail;
  endFaulted(thread.process);
}

/** The record of the thread's process, empty but for what is known of the thread's frame. `stored`: it could be. */
function beginRecord(thread: Thread, stored: bool): FaultRecord {
  const process = thread.process;
  const fault = process.fault;
  clear(fault);
  fault.thread = u8(threadNumber(thread));
  let flags: u32 = 0;
  if (hasFloatingPointFrame(thread)) flags |= FaultFlag.floatingPoint;
  if (stored && isAccessible(process, thread.stackPointer, FRAME_BYTES, Access.read))
    flags |= FaultFlag.frameValid;
  fault.flags = u8(flags);
  return fault;
}

/** Where it was, from its own stack, if that is readable. */
function readPlace(thread: Thread, fault: FaultRecord): void {
  const frame = thread.stackPointer;
  status.sp = frame;
  status.pc = 0;
  status.codeReadable = false;
  if ((fault.flags & FaultFlag.frameValid) === 0) return;
  status.sp = stackPointerBefore(frame, hasFloatingPointFrame(thread));
  status.pc = overlay(ExceptionFrame, frame).pc;
  status.codeReadable = isAccessible(thread.process, status.pc, 2, Access.execute);
}

/** Nobody repairs it: the process stops, and its supervisor decides. */
export function endFaulted(process: Process): void {
  if (imageOf(process).supervisor === NO_PROCESS) panicOnFault(process);
  process.faults += 1;
  process.fault.flags |= FaultFlag.faulted;
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
  const fault = process.fault;
  clear(fault);
  fault.cause = cause;
  fault.detail = detail;
}

/** The record is kept until it is taken. Without a supervisor nobody will. */
function tellSupervisor(process: Process): void {
  const supervisor = imageOf(process).supervisor;
  if (supervisor === NO_PROCESS) return;
  process.fault.flags |= FaultFlag.pending;
  notify(threads[supervisor], FAULT_NOTIFICATION);
}
