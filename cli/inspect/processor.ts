/** The registers of a stopped processor, as a debugger reads them: what the kernel has not stored yet is only there. */
import type { Registers } from './unwind';

/** xPSR: the number of the exception that the processor is in (ARMv7-M ARM, B1.4.2). */
const EXCEPTION = 0x1ff;

export class Processor {
  constructor(
    /** r0-r15. */
    readonly registers: Registers,
    private readonly status: number,
  ) {}

  /** Handler mode, in which only the kernel runs. It has stored the registers of the thread that it came from. */
  get isInKernel(): boolean {
    return (this.status & EXCEPTION) !== 0;
  }
}

/** A processor in the kernel, of which nothing else is known: all threads are as the kernel has stored them. */
export const ALL_STORED = new Processor([], EXCEPTION);
