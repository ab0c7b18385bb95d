/**
 * `clock` and `setTimer`.
 *
 * Arguments: setTimer: r6, r7 the deadline in microseconds since boot, low and high word; r8 period, 0 for once;
 *   r9 notification bits, 0 to stop the timer.
 * Returns: clock: r6, r7 microseconds since boot. setTimer: r8 the expirations that were merged into the last delivery.
 * Faults: setTimer: invalidArgument (a period below TIMER_PERIOD_MINIMUM).
 * Blocks: never.
 * Notes: a process has one timer. A deadline that has passed fires at once. Periods are counted from the deadline.
 */
import { TIMER_PERIOD_MINIMUM } from '../../abi/operation';
import { Status } from '../../abi/status';
import { Process } from '../process';
import { finish } from '../results';
import { clockNow } from '../time';
import { setTimer } from '../timer';

export function clockCall(caller: Process): Status {
  const now = clockNow();
  finish(caller, Status.ok);
  caller.frame.a = u32(now);
  caller.frame.b = u32(now >> 32n);
  return Status.ok;
}

export function setTimerCall(caller: Process): Status {
  const frame = caller.frame;
  const period = frame.m0;
  const bits = frame.m1;
  if (period !== 0 && period < TIMER_PERIOD_MINIMUM) return Status.invalidArgument;
  setTimer(caller, (u64(frame.b) << 32n) | u64(frame.a), period, bits);
  finish(caller, Status.ok);
  frame.m0 = caller.timerMerged;
  return Status.ok;
}
