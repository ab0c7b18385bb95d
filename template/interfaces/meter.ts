/** What the meter offers. Client stub, server dispatch and the errors of `MeterError` are made from this file. */
import type { Out } from 'conductor/runtime/service/types';

/** What the samples say. */
export class Reading {
  count: u32 = 0;
  least: u16 = 0;
  most: u16 = 0;
  /** Rounded down. */
  mean: u16 = 0;
}

/**
 * Keeps the last eight samples.
 *
 * @version 1.0
 * @error empty There is no sample yet.
 */
export interface Meter {
  /** Takes a sample; beyond the eighth the oldest is forgotten. */
  add(sample: u16): void;

  /** What the samples that are kept say. */
  read(reading: Out<Reading>): void;

  /** Forgets all samples. */
  clear(): void;
}
