/**
 * Faults of processes: described, and left for the exception handler or the supervisor, which decides what happens next. The
 * kernel only stops the process and keeps the record; nothing else in the system is disturbed.
 *
 * A process without a supervisor is one that the system cannot do without: its fault ends the kernel with a report. The supervisor
 * of all is its own: however it ends, the kernel starts the system again, unless that has not helped (last-reset.ts).
 */
import { FAULT_NOTIFICATION } from '../../abi/capability';
import { FaultCause } from '../../abi/process';
import { KernelState } from '../../abi/system';
import { TraceKind } from '../../abi/trace';
import { takeCapturedFault } from '../arch/armv7m/captured-fault';
import {
  ExceptionFrame,
  FRAME_BYTES,
  hasFloatingPointFrame,
  stackPointerBefore,
} from '../arch/armv7m/exception-frame';
import { classify, isUnstacked } from '../arch/armv7m/fault-classification';
import { copyPieces } from '../memory/memory';
import { Access, isAccessible } from '../memory/user-memory';
import { stopProcess } from '../process/lifecycle';
import { NO_PROCESS, Process, imageOf, supervisesItself } from '../process/process';
import { kernel } from '../state';
import { notify } from '../thread/notification';
import { stackBaseOf } from '../thread/stack';
import { Thread, idle, isAlive, threadNumber, threads } from '../thread/thread';
import { traceOne } from '../trace/trace';
import { handOver } from './exception';
import { FaultFlag, FaultRecord } from './fault-record';
import { FaultStatus } from './fault-status';
import { panicOnEnd } from './panic';

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
  traceOne(TraceKind.fault, thread, fault.cause);
  if (!handOver(thread)) endFaulted(thread.process);
}

/** The thread faults although it did nothing that the processor objects to: somebody with the right to says so. */
export function injectFault(thread: Thread, cause: FaultCause, detail: u32): void {
  const fault = beginRecord(thread, true);
  fault.cause = cause;
  fault.detail = detail;
  traceOne(TraceKind.fault, thread, cause);
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

/** Nobody repairs it: what it was is kept for a post-mortem, the process stops, and its supervisor decides. */
export function endFaulted(process: Process): void {
  if (imageOf(process).supervisor === NO_PROCESS) panicOnEnd(process);
  copyPieces(imageOf(process).pieces);
  process.faults += 1;
  process.fault.flags |= FaultFlag.faulted;
  endAndTell(process);
}

/** An end that is no fault: the process asked for it, or somebody with the right to. */
export function recordEnd(process: Process, cause: FaultCause, detail: u32): void {
  noteEnd(process, cause, detail);
  endAndTell(process);
}

/** The record is kept until the supervisor takes it. Without one nobody will; who is its own leaves nobody to decide. */
function endAndTell(process: Process): void {
  if (supervisesItself(process) && kernel.state === KernelState.running) panicOnEnd(process);
  const supervisor = imageOf(process).supervisor;
  stopProcess(process);
  if (supervisor === NO_PROCESS) return;
  process.fault.flags |= FaultFlag.pending;
  notify(threads[supervisor], FAULT_NOTIFICATION);
}

/** How a process ends that nobody has to be told of. */
export function noteEnd(process: Process, cause: FaultCause, detail: u32): void {
  const fault = process.fault;
  clear(fault);
  fault.cause = cause;
  fault.detail = detail;
}
