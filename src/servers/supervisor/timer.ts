/** The process's timer: it is set to the earliest deadline of all lives and of the watchdog. */
import { readClock, setTimer } from '../../runtime/time';
import { lives, NEVER } from './life';
import { Grant } from './main';
import { nextFeeding } from './watchdog';

/** The timer's bit. */
export const DEADLINE_NOTIFICATION = 1;

export function now(): u64 {
  return readClock(Grant.clock);
}

export function setNextTimer(): void {
  let earliest: u64 = nextFeeding();
  for (const life of lives) {
    if (life.deadline !== NEVER && (earliest === NEVER || life.deadline < earliest)) earliest = life.deadline;
  }
  setTimer(Grant.clock, earliest, 0, earliest === NEVER ? 0 : DEADLINE_NOTIFICATION);
}
