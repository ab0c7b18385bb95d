/**
 * The last few lines that were entered, for the arrow keys.
 *
 * Invariant: line of age 1 is the youngest; `count` of them exist, in a ring of slots that ends before `next`.
 */
import { LINE_LIMIT } from '../../interfaces/console';

const HISTORY_LINES = 4;

export class History {
  readonly bytes = array(u8, HISTORY_LINES * LINE_LIMIT);
  readonly lengths = array(u32, HISTORY_LINES);
  next: u32 = 0;
  count: u32 = 0;

  /** Remembers a line; empty ones are not worth it. */
  add(line: ReadonlySpan<u8>): void {
    if (line.length === 0 || line.length > LINE_LIMIT) return;
    const start = this.next * LINE_LIMIT;
    for (let index: u32 = 0; index < line.length; index++) this.bytes[start + index] = line[index];
    this.lengths[this.next] = line.length;
    this.next = (this.next + 1) % HISTORY_LINES;
    if (this.count < HISTORY_LINES) this.count++;
  }

  /** The line of `age` 1 to `count`. */
  line(age: u32): ReadonlySpan<u8> {
    const slot = (this.next + HISTORY_LINES - age) % HISTORY_LINES;
    return readonlySpan(this.bytes, slot * LINE_LIMIT, this.lengths[slot]);
  }
}
