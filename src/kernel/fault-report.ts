/** What a supervisor is told of an end: what the process kept, and what its thread still holds if it was not started since. */
import { FaultReport } from '../abi/process';
import { CallFrame } from '../abi/message';
import { readExceptionFrame } from './arch/armv7m/exception-frame';
import { RETURN_BASIC, RETURN_FLOATING_POINT } from './arch/armv7m/floating-point';
import { faultRecord } from './fault';
import { FaultFlag } from './fault-record';
import { copyBytes } from './memory';
import { Process, imageOf, processes } from './process';
import { kernel } from './state';
import { threads } from './thread';

/** Hands the next untaken end of a process that `supervisor` supervises to `report`; false when there is none. */
export function reportFault(supervisor: Process, report: FaultReport): bool {
  for (let i: u32 = 0; i < kernel.processCount; i++) {
    const process = processes[i];
    if ((process.faultFlags & FaultFlag.pending) === 0) continue;
    if (imageOf(process).supervisor !== supervisor.index) continue;
    process.faultFlags &= 0xff - FaultFlag.pending;
    fill(process, report);
    return true;
  }
  return false;
}

function fill(process: Process, report: FaultReport): void {
  clear(report);
  report.process = process.index;
  report.generation = process.generation - process.faultAge;
  report.cause = process.faultCause;
  report.detail = process.faultDetail;
  report.address = process.faultAddress;
  report.addressValid = u32((process.faultFlags & FaultFlag.addressValid) !== 0);
  report.cfsr = process.faultStatus;
  if (process.faultAge === 0) fillContext(process, report);
}

/** The thread is as it was when it stopped: nobody else writes its stack. */
function fillContext(process: Process, report: FaultReport): void {
  const thread = threads[process.faultThread];
  copyBytes(addressOf(report.registers), addressOf(thread.frame), sizeof(CallFrame));
  report.sp = thread.stackPointer;
  if ((process.faultFlags & FaultFlag.frameValid) === 0) return;
  const floating = (process.faultFlags & FaultFlag.floatingPoint) !== 0;
  readExceptionFrame(faultRecord, thread.stackPointer, floating ? RETURN_FLOATING_POINT : RETURN_BASIC);
  report.frameValid = 1;
  report.pc = faultRecord.pc;
  report.lr = faultRecord.lr;
  report.sp = faultRecord.sp;
  report.xpsr = faultRecord.xpsr;
}
