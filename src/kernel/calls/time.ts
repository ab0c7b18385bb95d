/**
 * `clock`: the time since boot.
 *
 * Arguments: r4 clock slot (right `inspect`).
 * Returns: r6, r7 microseconds, low and high word.
 * Faults: invalidSlot wrongType insufficientRights.
 * Blocks: never.
 * Notes: it never goes back.
 */
import { TIMER_PERIOD_MINIMUM } from '../../abi/operation';
import { Status } from '../../abi/status';
import { finish } from '../results';
import { Thread } from '../thread/thread';
import { clockNow } from '../time/time';
import { setTimer } from '../time/timer';

export function clockCall(caller: Thread): Status {
  const now = clockNow();
  finish(caller, Status.ok);
  caller.frame.a = u32(now);
  caller.frame.b = u32(now >> 32n);
  return Status.ok;
}

/**
 * `setTimer`: set or stop the timer of one's process.
 *
 * Arguments: r4 clock slot (right `control`); r6, r7 the deadline in microseconds since boot, low and high word; r8 period, 0 for
 *   once; r9 notification bits, 0 to stop the timer.
 * Returns: r8 the expirations that were merged into the last delivery.
 * Faults: invalidSlot wrongType insufficientRights; invalidArgument (a period below TIMER_PERIOD_MINIMUM).
 * Blocks: never.
 * Notes: a process has one timer, its bits come to the first thread. A deadline that has passed fires at once. Periods are counted
 *   from the deadline.
 */
export function setTimerCall(caller: Thread): Status {
  const frame = caller.frame;
  const process = caller.process;
  const period = frame.m0;
  if (period !== 0 && period < TIMER_PERIOD_MINIMUM) return Status.invalidArgument;
  setTimer(process, (u64(frame.b) << 32n) | u64(frame.a), period, frame.m1);
  finish(caller, Status.ok);
  frame.m0 = process.timerMerged;
  return Status.ok;
}
