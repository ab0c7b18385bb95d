/** Reading and clearing what the processor says about a fault. */
import { FaultStatus } from '../../fault-status';
import { BASIC_FRAME } from './floating-point';
import { SYSTEM_CALL_PENDING, systemControl } from './system-control';

const ALL_BITS = 0xffffffff;

/** Takes everything; `exceptionReturn` is that of the context that faulted. */
export function readFaultStatus(status: FaultStatus, exceptionReturn: u32): void {
  status.cfsr = systemControl.configurableFaultStatus;
  status.hfsr = systemControl.hardFaultStatus;
  status.memoryAddress = systemControl.memoryFaultAddress;
  status.busAddress = systemControl.busFaultAddress;
  status.inSystemCall = (systemControl.handlerControl & SYSTEM_CALL_PENDING) !== 0;
  status.floatingPointFrame = (exceptionReturn & BASIC_FRAME) === 0;
}

/** The bits stay until a 1 is written to them. */
export function clearFaultStatus(): void {
  systemControl.configurableFaultStatus = ALL_BITS;
  systemControl.hardFaultStatus = ALL_BITS;
}

/** A system call whose stacking failed stays pending, and would run in the name of the next process. */
export function cancelSystemCall(): void {
  systemControl.handlerControl &= ~SYSTEM_CALL_PENDING;
}

/** The exception that is being handled. */
export function exceptionNumber(): u32 {
  return systemControl.interruptControl & 0x1ff;
}
