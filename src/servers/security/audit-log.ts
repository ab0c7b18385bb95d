/**
 * The audit log: who wanted what, and whether it was allowed. A ring: old entries make room for young ones, which is counted. It
 * outlives a restart of this server.
 *
 * What happens again and again is one entry that counts, so that nobody can wash away the traces of something else by
 * being refused often.
 *
 * Invariant: the entry of age 1 is the youngest; `count` of them exist, in a ring that ends before `next`.
 */
import { AuditEntry } from '../../interfaces/security';
import { readClock } from '../../runtime/time';
import { divideWide } from '../../runtime/wide-division';
import { Grant } from './main';

export const CAPACITY = 32;
const MOST_REPEATS = 0xffff;

/** Where the ring stands. */
class Position {
  next: u32 = 0;
  count: u32 = 0;
  /** Entries that made room. */
  dropped: u32 = 0;
}

/** @retained */
const entries = structs(AuditEntry, CAPACITY);
/** @retained */
export const position = new Position();

/**
 * A crash may have left anything. An entry is written before the position says so: what it spoils is at most the entry that made
 * way, so the others stay.
 */
export function openAuditLog(): void {
  if (position.next < CAPACITY && position.count <= CAPACITY) return;
  position.dropped += CAPACITY;
  position.next = 0;
  position.count = 0;
}

/** Adds `entry` with the present time. */
export function record(entry: AuditEntry): void {
  entry.milliseconds = u32(divideWide(readClock(Grant.clock), 1000));
  entry.repeats = 0;
  if (position.count > 0 && repeats(auditEntry(1), entry)) return;
  assign(entries[position.next], entry);
  position.next = (position.next + 1) % CAPACITY;
  if (position.count < CAPACITY) position.count++;
  else position.dropped++;
}

/** Counts `entry` as one more of `last`, if it is. */
function repeats(last: AuditEntry, entry: AuditEntry): bool {
  const same =
    last.event === entry.event &&
    last.process === entry.process &&
    last.user === entry.user &&
    last.subject === entry.subject &&
    last.resource === entry.resource &&
    last.actions === entry.actions &&
    last.allowed === entry.allowed;
  if (!same) return false;
  last.milliseconds = entry.milliseconds;
  if (last.repeats < MOST_REPEATS) last.repeats++;
  return true;
}

/** The entry of `age`, 1 to `position.count`. */
export function auditEntry(age: u32): AuditEntry {
  return entries[(position.next + CAPACITY - age) % CAPACITY];
}
