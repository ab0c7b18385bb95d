/**
 * What happens when a deadline comes: a wait ends with `timeout`, or a process's timer sets its notification bits.
 *
 * A periodic timer is set again from the moment at which it was due, not from now, so periods don't drift. Periods that
 * passed unseen, and expirations whose bits were still pending, are counted as merged into one delivery.
 */
import { Status } from '../../abi/status';
import { TraceKind } from '../../abi/trace';
import { finishShutdown } from '../boot/shutdown';
import { Process } from '../process/process';
import { kernel } from '../state';
import { notify } from '../thread/notification';
import { checkSlice } from '../thread/scheduler';
import { firstThread } from '../thread/thread';
import { endWait } from '../thread/wait';
import { lowestBit, trace } from '../trace/trace';
import { DueItem, findDue, setTimerTime } from './deadline';
import { clockNow, timerFired } from './time';

/** Microseconds that fit a word. */
const MOST_LATE: u64 = 0xffffffffn;

const due = new DueItem();

/** The timer has interrupted: everything that is due happens. */
export function expireDeadlines(): void {
  timerFired();
  const now = clockNow();
  while (findDue(now, due)) {
    const thread = due.thread;
    const process = due.process;
    if (thread !== null) endWait(thread, Status.timeout);
    else if (process !== null) expireTimer(process, now);
    else finishShutdown();
  }
  checkSlice(now);
}

/** A process's timer is due. */
export function expireTimer(process: Process, now: u64): void {
  const bits = process.timerBits;
  const owner = firstThread(process);
  if ((owner.notifications & bits) === bits) process.timerMerged += 1;
  else process.timerMerged = 0;
  const from = recent(process.timerTime, now);
  process.timerTime = 0n;
  if (process.timerPeriod !== 0) {
    const missed = u32(now - from) / process.timerPeriod;
    process.timerMerged += missed;
    setTimerTime(process, from + mulWide(missed + 1, process.timerPeriod));
  }
  trace(TraceKind.timer, kernel.current, owner, lowestBit(bits));
  notify(owner, bits);
}

/** A timer that is hours late counts as one hour late: then one division of words brings it past now. */
function recent(time: u64, now: u64): u64 {
  return now - time > MOST_LATE ? now - MOST_LATE : time;
}

/** Sets the timer of a process; `bits` 0 stops it. */
export function setTimer(process: Process, time: u64, period: u32, bits: u32): void {
  process.timerPeriod = period;
  process.timerBits = bits;
  if (bits === 0) process.timerTime = 0n;
  else setTimerTime(process, time);
}
