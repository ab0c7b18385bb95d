/**
 * Slows down whoever guesses passwords: after a few failures nobody can log in as that user for a while, which doubles with
 * each further failure. A good log-in ends that.
 *
 * A restart of this server forgets no failure.
 *
 * Names that nobody has share one record, so that they behave like users.
 */
import { Retained } from '../../runtime/retained';
import { readClock } from '../../runtime/time';
import { divideWide } from '../../runtime/wide-division';
import { USERS } from './configuration';
import { Grant } from './main';

/** Failures without consequences. */
export const FREE_FAILURES = 3;
/** The first delay, and how often it doubles: 1 s to about 17 minutes. */
export const FIRST_DELAY = 1_000_000n;
export const MOST_DOUBLINGS = 10;

class Record {
  failures: u32 = 0;
  lockedUntil: u64 = 0n;
}

/** @retained */
const records = structs(Record, USERS.length + 1);
/** @retained */
const kept = new Retained();

export function openLockOuts(): void {
  kept.open(addressOf(records), sizeof(Record) * (USERS.length + 1));
}

/** Milliseconds until somebody can log in as `user`; 0: now. */
export function lockedFor(user: u32): u32 {
  const record = recordOf(user);
  const now = readClock(Grant.clock);
  return record.lockedUntil <= now ? 0 : u32(divideWide(record.lockedUntil - now + 999n, 1000));
}

export function failuresOf(user: u32): u32 {
  return recordOf(user).failures;
}

/** Whether that locks the user out. */
export function countFailure(user: u32): bool {
  const record = recordOf(user);
  kept.begin();
  if (record.failures < FREE_FAILURES + MOST_DOUBLINGS) record.failures++;
  const locks = record.failures >= FREE_FAILURES;
  if (locks) record.lockedUntil = readClock(Grant.clock) + delayAfter(record.failures);
  kept.commit();
  return locks;
}

function delayAfter(failures: u32): u64 {
  return FIRST_DELAY << u64(failures - FREE_FAILURES);
}

export function forgetFailures(user: u32): void {
  kept.begin();
  recordOf(user).failures = 0;
  kept.commit();
}

function recordOf(user: u32): Record {
  return records[minU32(user, USERS.length)];
}
