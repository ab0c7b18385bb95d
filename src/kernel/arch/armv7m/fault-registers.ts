/** What the processor says about a fault of the kernel. Those of processes are captured by assembly (captured-fault.ts). */
import { FaultStatus } from '../../fault-status';
import { systemControl } from './system-control';

/** Takes everything; `exceptionReturn` is that of the context that faulted. */
export function readFaultStatus(status: FaultStatus, exceptionReturn: u32): void {
  status.cfsr = systemControl.configurableFaultStatus;
  status.hfsr = systemControl.hardFaultStatus;
  status.memoryAddress = systemControl.memoryFaultAddress;
  status.busAddress = systemControl.busFaultAddress;
  status.handlerControl = systemControl.handlerControl;
  status.exceptionReturn = exceptionReturn;
}

/** The exception that is being handled. */
export function exceptionNumber(): u32 {
  return systemControl.interruptControl & 0x1ff;
}
