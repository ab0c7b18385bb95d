/**
 * How a process ended last, or what its exception handler is deciding about. It says what the stopped thread does not tell by itself:
 * pc, lr and the rest are on that thread's stack, and its r4-r11 in its frame, until it is started again (fault-report.ts).
 */
import { FaultCause } from '../../abi/process';

/** What FaultRecord.flags says. */
export enum FaultFlag {
  /** Not taken yet. */
  pending = 1,
  /** The thread's exception frame was stored and is readable. */
  frameValid = 2,
  addressValid = 4,
  /** The frame has a floating-point part. */
  floatingPoint = 8,
  /** A fault ended the process. */
  faulted = 16,
}

export class FaultRecord {
  detail: u32 = 0;
  address: u32 = 0;
  /** Configurable Fault Status Register. */
  status: u32 = 0;
  cause: FaultCause = FaultCause.none;
  /** Bits of FaultFlag. */
  flags: u8 = 0;
  /** Number of the thread whose fault it was. */
  thread: u8 = 0;
  /** Starts since then, as far as a byte counts. */
  age: u8 = 0;
}
