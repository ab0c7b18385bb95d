/**
 * The fault that the fault handler captured (fault-entry.S) and the kernel has not dealt with yet. One is enough: it is dealt with
 * before any thread runs again.
 *
 * Invariant: `cfsr` is 0 while there is none; what is captured late is added to it.
 */
import { FaultStatus } from '../../fault/fault-status';
import { Thread } from '../../thread/thread';

/** @used by assembly. */
export const capturedFault = new FaultStatus();

/** Moves the fault into `status`; whose it is. */
export function takeCapturedFault(status: FaultStatus): Thread {
  assign(status, capturedFault);
  capturedFault.cfsr = 0;
  return status.thread;
}
