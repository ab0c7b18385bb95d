/**
 * The kernel's own state: what every entry from a process reads first, together in one place, and its counters.
 *
 * It lies right above the main stack, which is empty at every entry from a process: there assembly reads the first words
 * relative to the stack pointer, so their order is fixed (docs/0015-kernel-objects.md).
 */
import { KernelState } from '../abi/system';
import { Process } from './process/process';
import { LEVELS, Thread } from './thread/thread';

export class Kernel {
  /** The thread that runs; `idle` when none can. Inside the kernel: the interrupted one until `reschedule`. */
  current!: Thread;
  /** Levels with a ready thread: level 0 is the highest bit. */
  readyLevels: u32 = 0;
  /** Not 0 while there is something that PendSV has to do: interrupts noted, faults captured. */
  pendingWork: u32 = 0;
  /** Messages that took the fast path. */
  hits: u32 = 0;
  /** The thread whose context the last slow entry stored, and whose floating-point registers are still in the processor. */
  interrupted!: Thread;
  /** Whose time is being spent, and the reading of the counter up to which it has been charged (system-timer.ts). */
  payer!: Process;
  chargedAt: u32 = 0;
  state: KernelState = KernelState.initialising;
  /** Processes and threads in this system. */
  processCount: u8 = 0;
  threadCount: u8 = 0;
  /** Device lines that are masked and wait to be delivered, a bit each. */
  readonly pendingLines = array(u32, 3);
  systemCalls: u32 = 0;
  contextSwitches: u32 = 0;
  unhandledInterrupts: u32 = 0;
  /** Messages that did not take the fast path, by PathMiss. */
  readonly misses = array(u32, 8);
  /** The last thread of each level's circular list. Of the level below all levels only assembly writes: it puts `idle` there. */
  readonly tails = refs(Thread, LEVELS + 1);
}

/** @section .bss.kernelState @used by assembly. */
export const kernel = new Kernel();
