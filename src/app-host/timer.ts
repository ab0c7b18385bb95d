/**
 * The app's clock and its one timer. Each expiry sets the next, from when it was due, so that no time is lost; what a slow handler
 * has missed is left out, as with `setInterval`, and the next is a period after its end: notifications come before messages, so a timer
 * that is too fast for its handler would keep the app from everything else.
 */
import { nothingToDo } from '../framework/server';
import { cancelTimer, readClock, setTimer } from '../runtime/time';
import { divideWide } from '../runtime/wide-division';
import { Grant, Notification } from './main';

/** Runs `onTimer`. */
declare function app_timer(): void;

const MICROSECONDS: u64 = 1000n;

/** When the app was started. */
let beginning: u64 = 0n;
/** Microseconds; 0: the timer is off. */
let period: u64 = 0n;
let due: u64 = 0n;

class Timer {
  /** Set by the first use, so that the linker leaves out what an app without a timer does not need. */
  expired: () => void = nothingToDo;
}

export const timer = new Timer();

export function beginTime(): void {
  beginning = readClock(Grant.clock);
}

/** Milliseconds since the start. @used */
export function app_world_now(): u32 {
  return u32(divideWide(readClock(Grant.clock) - beginning, 1000));
}

/** From now on every so many milliseconds; 0: no more. @used */
export function app_world_timer(milliseconds: u32): void {
  period = u64(milliseconds) * MICROSECONDS;
  if (period === 0n) {
    cancelTimer(Grant.clock);
    return;
  }
  due = readClock(Grant.clock) + period;
  timer.expired = runTimer;
  arm();
}

/** An expiry from before the timer was stopped or changed is none any more; the handler may do that as well. */
function runTimer(): void {
  if (period === 0n || readClock(Grant.clock) < due) return;
  due += period;
  app_timer();
  if (period === 0n) return;
  const now = readClock(Grant.clock);
  if (due <= now) due = now + period;
  arm();
}

function arm(): void {
  setTimer(Grant.clock, due, 0, Notification.timer);
}
