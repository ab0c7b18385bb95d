/** Reading and clearing what the processor says about a fault. */
import { FaultStatus } from '../../fault-status';
import { BASIC_FRAME } from './floating-point';
import { FAULTS_PENDING, SYSTEM_CALL_PENDING, systemControl } from './system-control';

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

/**
 * A system call whose stacking failed stays pending, and so does a second fault that came with the first (an undefined
 * instruction without a stack is one of usage and one of memory): both would run in the name of the next process.
 */
export function cancelPending(): void {
  systemControl.handlerControl &= ~(FAULTS_PENDING | SYSTEM_CALL_PENDING);
}

/** The exception that is being handled. */
export function exceptionNumber(): u32 {
  return systemControl.interruptControl & 0x1ff;
}
