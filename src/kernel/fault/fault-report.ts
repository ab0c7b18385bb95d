/** What a supervisor is told of an end: what the process kept, and what its thread still holds if it was not started since. */
import { CallFrame } from '../../abi/message';
import { FaultReport } from '../../abi/process';
import { ExceptionFrame, stackPointerBefore } from '../arch/armv7m/exception-frame';
import { copyBytes } from '../memory/memory';
import { Process, imageOf, processes } from '../process/process';
import { Thread, threads } from '../thread/thread';
import { FaultFlag } from './fault-record';

/** Hands the next untaken end of a process that `supervisor` supervises to `report`; false when there is none. */
export function reportFault(supervisor: Process, report: FaultReport): bool {
  for (const process of processes) {
    if ((process.fault.flags & FaultFlag.pending) === 0) continue;
    if (imageOf(process).supervisor !== supervisor.index) continue;
    process.fault.flags &= 0xff - FaultFlag.pending;
    describeEnd(process, report);
    return true;
  }
  return false;
}

/** Fills `report` with the last end of the process. */
export function describeEnd(process: Process, report: FaultReport): void {
  const fault = process.fault;
  clear(report);
  report.process = process.index;
  report.generation = process.generation - fault.age;
  report.cause = fault.cause;
  report.detail = fault.detail;
  report.address = fault.address;
  report.addressValid = u32((fault.flags & FaultFlag.addressValid) !== 0);
  report.cfsr = fault.status;
  if (fault.age === 0) describeContext(threads[fault.thread], fault.flags, report);
}

/** The thread is as it was when it stopped: nobody else writes its stack. */
function describeContext(thread: Thread, flags: u32, report: FaultReport): void {
  copyBytes(addressOf(report.registers), addressOf(thread.frame), sizeof(CallFrame));
  report.sp = thread.stackPointer;
  if ((flags & FaultFlag.frameValid) === 0) return;
  const frame = overlay(ExceptionFrame, thread.stackPointer);
  report.frameValid = 1;
  report.pc = frame.pc;
  report.lr = frame.lr;
  report.sp = stackPointerBefore(thread.stackPointer, (flags & FaultFlag.floatingPoint) !== 0);
  report.xpsr = frame.xpsr;
}
