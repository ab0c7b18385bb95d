/**
 * The kernel's own state: what every entry from a process reads first, together in one place, and its counters.
 *
 * Assembly reads the first words (arch/armv7m/entry.S), so their order is fixed.
 */
import { KernelState } from '../abi/system';
import { Process, idle } from './process';

export class Kernel {
  /** The process that runs; `idle` when none can. Inside the kernel: the interrupted one until `reschedule`. */
  current: Process = idle;
  /** Levels with a ready process: level 0 is the highest bit. */
  readyLevels: u32 = 0;
  /** Fault bits that belong to the interrupted process but were found in the middle of a kernel operation. */
  deferredFault: u32 = 0;
  state: KernelState = KernelState.initialising;
  /** Processes in this system. */
  processCount: u32 = 0;
  systemCalls: u32 = 0;
  contextSwitches: u32 = 0;
  unhandledInterrupts: u32 = 0;
}

/** @used by assembly. */
export const kernel = new Kernel();
