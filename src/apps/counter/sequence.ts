/**
 * The sequence numbers of a periodic timer, and whether any went missing.
 *
 * Invariant: number `n` is due at `start + n * PERIOD`; `sequence` is the last one that arrived.
 */
import { divideWide } from '../../runtime/wide-division';

/** Microseconds between two numbers. */
export const PERIOD = 1000;

export class Sequence {
  start: u64 = 0n;
  sequence: u32 = 0;
  /** Numbers that arrived a period or more after they were due, because others had the processor. */
  late: u32 = 0;

  begin(now: u64): void {
    this.start = now;
    this.sequence = 0;
    this.late = 0;
  }

  /** When the next number is due. */
  nextDeadline(): u64 {
    return this.start + mulWide(this.sequence + 1, PERIOD);
  }

  /** The timer expired. */
  advance(now: u64): void {
    if (now >= this.nextDeadline() + u64(PERIOD)) this.late++;
    this.sequence++;
  }

  /** The number that the clock says is the last one. */
  expected(now: u64): u32 {
    return u32(divideWide(now - this.start, PERIOD));
  }

  /** Numbers that should have arrived and did not; the newest may be on its way. */
  missed(now: u64): u32 {
    const expected = this.expected(now);
    return expected > this.sequence + 1 ? expected - this.sequence : 0;
  }
}
