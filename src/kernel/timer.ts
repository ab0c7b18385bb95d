/**
 * What happens when a deadline comes: a blocked call ends with `timeout`, or a process's timer sets its notification bits.
 *
 * A periodic timer is set again from the moment at which it was due, not from now, so periods don't drift. Periods that
 * passed unseen, and expirations whose bits were still pending, are counted as merged into one delivery.
 */
import { BlockReason } from '../abi/process';
import { Status } from '../abi/status';
import { arm, disarm, nextDeadline, takeDue } from './deadline';
import { endCall, leaveEndpoint } from './endpoint';
import { notify } from './notification';
import { Process } from './process';
import { finish } from './results';
import { checkSlice, makeReady } from './scheduler';
import { finishShutdown } from './shutdown';
import { clockNow, timeAfter, timerFired } from './time';

/** Microseconds that fit a word. */
const MOST_LATE: u64 = 0xffffffffn;

/** The timer has interrupted: everything that is due happens. */
export function expireDeadlines(): void {
  timerFired();
  const now = clockNow();
  for (;;) {
    const due = nextDeadline();
    const deadline = takeDue(now);
    if (deadline === null) break;
    const owner = deadline.owner;
    if (owner === null) finishShutdown();
    else if (deadline === owner.timeout) expireCall(owner);
    else expireTimer(owner, due, now);
  }
  checkSlice(now);
}

/** Ends the wait of a process that is about to block, `timeout` microseconds from now. */
export function limitWait(process: Process, timeout: u32): void {
  arm(process.timeout, timeAfter(timeout));
}

/** The process waited long enough. */
function expireCall(process: Process): void {
  if (process.blockReason === BlockReason.sending || process.blockReason === BlockReason.awaitingReply) {
    endCall(process);
  }
  leaveEndpoint(process);
  finish(process, Status.timeout);
  makeReady(process);
}

/** The timer of a process was due at `due`. */
export function expireTimer(process: Process, due: u64, now: u64): void {
  const bits = process.timerBits;
  if ((process.notifications & bits) === bits) process.timerMerged += 1;
  else process.timerMerged = 0;
  if (process.timerPeriod !== 0) {
    const from = recent(due, now);
    const missed = u32(now - from) / process.timerPeriod;
    process.timerMerged += missed;
    arm(process.timer, from + mulWide(missed + 1, process.timerPeriod));
  }
  notify(process, bits);
}

/** A timer that is hours late counts as one hour late: then one division of words brings it past now. */
function recent(due: u64, now: u64): u64 {
  return now - due > MOST_LATE ? now - MOST_LATE : due;
}

/** Sets the timer of a process; `bits` 0 stops it. */
export function setTimer(process: Process, time: u64, period: u32, bits: u32): void {
  process.timerPeriod = period;
  process.timerBits = bits;
  if (bits === 0) disarm(process.timer);
  else arm(process.timer, time);
}
