/**
 * The audit log: who wanted what, and whether it was allowed. A ring: old entries make room for young ones, which is counted. It
 * outlives a restart of this server.
 *
 * What happens again and again is one entry that counts. Of refusals that holds however many others lie between, so that nobody can
 * wash away the traces of something else by being refused often, in whatever ways; what was allowed keeps its order.
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
  const lookBack = entry.allowed ? minU32(position.count, 1) : position.count;
  for (let age: u32 = 1; age <= lookBack; age++) {
    if (!isSame(auditEntry(age), entry)) continue;
    count(age, entry);
    return;
  }
  assign(entries[position.next], entry);
  position.next = (position.next + 1) % CAPACITY;
  if (position.count < CAPACITY) position.count++;
  else position.dropped++;
}

function isSame(known: AuditEntry, entry: AuditEntry): bool {
  return (
    known.event === entry.event &&
    known.process === entry.process &&
    known.user === entry.user &&
    known.subject === entry.subject &&
    known.resource === entry.resource &&
    known.actions === entry.actions &&
    known.allowed === entry.allowed
  );
}

/** Counts `entry` as one more of the same one of `age`, which becomes the youngest. */
function count(age: u32, entry: AuditEntry): void {
  entry.repeats = u16(minU32(auditEntry(age).repeats + 1, MOST_REPEATS));
  for (let older = age; older > 1; older--) assign(auditEntry(older), auditEntry(older - 1));
  assign(auditEntry(1), entry);
}

/** The entry of `age`, 1 to `position.count`. */
export function auditEntry(age: u32): AuditEntry {
  return entries[(position.next + CAPACITY - age) % CAPACITY];
}
