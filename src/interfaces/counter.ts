/** The interface of a counter. */
import type { Out } from '../runtime/service/types';

export class CounterReading {
  /** Milliseconds counted. */
  sequence: u32 = 0;
  /** Milliseconds by the clock. */
  expected: u32 = 0;
  missed: u32 = 0;
  /** Came a millisecond or more after they were due. */
  late: u32 = 0;
}

/**
 * Counts the milliseconds that its timer has told.
 *
 * @version 1.0
 */
export interface Counter {
  read(reading: Out<CounterReading>): void;
}
