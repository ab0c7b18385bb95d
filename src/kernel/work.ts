/**
 * What waits for the kernel to come to an end: work that interrupts and faults have left for PendSV, and threads.
 *
 * Whoever leaves work sets a bit of `kernel.pendingWork` and pends PendSV (interrupt-entry.S, fault-entry.S).
 */
import { PEND_WORK, systemControl } from './arch/armv7m/system-control';
import { isTimerPending } from './arch/armv7m/system-timer';
import { endAbandoned } from './fault/exception';
import { takeFault } from './fault/fault';
import { deliverInterrupts } from './interrupt';
import { continueEnd } from './process/lifecycle';
import { kernel } from './state';
import { ThreadState } from './thread/thread';

/** Bits of `kernel.pendingWork`: lines were noted, a fault was captured, an exception will not be repaired, an end goes on. */
export const WORK_LINES = 1;
export const WORK_FAULT = 2;
export const WORK_EXCEPTIONS = 4;
export const WORK_END = 8;

/** Leaves work to be done as soon as the kernel has finished what it is at. */
export function requestWork(work: u32): void {
  cpsid();
  kernel.pendingWork |= work;
  cpsie();
  systemControl.interruptControl = PEND_WORK;
}

/** The bits are cleared before the work is looked for, so what comes meanwhile is found now, or pends PendSV again. */
export function doPendingWork(): void {
  cpsid();
  const work = kernel.pendingWork;
  kernel.pendingWork = 0;
  cpsie();
  if ((work & WORK_FAULT) !== 0) takeFault();
  if ((work & WORK_EXCEPTIONS) !== 0) endAbandoned();
  deliverInterrupts();
  if (kernel.current.state === ThreadState.ending && !mustGiveWay()) continueEnd(kernel.current);
}

/** Whether a long operation in the running thread's turn should stop, and go on later. */
export function mustGiveWay(): bool {
  if (kernel.pendingWork !== 0 || isTimerPending()) return true;
  return (kernel.readyLevels & kernel.current.moreUrgent) !== 0;
}
