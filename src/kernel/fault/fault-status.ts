/**
 * A fault as the processor described it, taken once at entry, before anything can overwrite the registers. Assembly fills one for
 * the faults of threads (arch/armv7m/fault-entry.S).
 */
import { Thread } from '../thread/thread';

export class FaultStatus {
  /** Configurable and hard fault status, and the two address registers. */
  cfsr: u32 = 0;
  hfsr: u32 = 0;
  memoryAddress: u32 = 0;
  busAddress: u32 = 0;
  /** SHCSR: whether it came while a system call was being entered. */
  handlerControl: u32 = 0;
  /** How the context was stored, or should have been: with or without a floating-point part. */
  exceptionReturn: u32 = 0;
  /** Whose fault it is. */
  thread!: Thread;

  // What the kernel finds out from that (fault.ts).
  /** The thread's stack pointer and pc at the fault: 0 when they were not stored, or can't be read. */
  sp: u32 = 0;
  pc: u32 = 0;
  /** The process may execute what pc points to, so the kernel may look at the instruction. */
  codeReadable: bool = false;
}
