/**
 * What waits for the kernel to come to an end: work that interrupts and faults have left for PendSV, and threads.
 *
 * Whoever leaves work sets a bit of `kernel.pendingWork` and pends PendSV (interrupt-entry.S, fault-entry.S).
 */
import { takeWord } from './arch/armv7m/exclusive';
import { takeFault } from './fault';
import { deliverInterrupts } from './interrupt';
import { kernel } from './state';

/** Bits of `kernel.pendingWork`: lines were noted, a fault was captured. */
export const WORK_LINES = 1;
export const WORK_FAULT = 2;

/** The bits are cleared before the work is looked for, so what comes meanwhile is found now, or pends PendSV again. */
export function doPendingWork(): void {
  const work = takeWord(addressOf(kernel.pendingWork));
  if ((work & WORK_FAULT) !== 0) takeFault();
  deliverInterrupts();
}

/** Whether a long operation of the running thread should stop, and be made again later. */
export function mustGiveWay(): bool {
  return kernel.pendingWork !== 0 || (kernel.readyLevels & kernel.current.moreUrgent) !== 0;
}
