/**
 * Everything known about a fault. Of it the process keeps only what its stopped thread does not tell: pc, lr and the rest are on
 * that thread's stack, and its r4-r11 in its frame, until it is started again.
 */
import { FaultCause } from '../abi/process';

/** What Process.faultFlags says. */
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
  cause: FaultCause = FaultCause.none;
  frameValid: bool = false;
  addressValid: bool = false;
  detail: u32 = 0;
  // Words that are printed together stand together.
  address: u32 = 0;
  pc: u32 = 0;
  lr: u32 = 0;
  sp: u32 = 0;
  cfsr: u32 = 0;
  xpsr: u32 = 0;
}
