/**
 * The second line behind the kernel, which notices the supervisor's end: the board's watchdog notices that the supervisor does not get
 * its turn any more, because it hangs, something more urgent never rests, or the kernel itself hangs; then it resets the board.
 *
 * It is on in a system that grants the supervisor its registers. Once on nothing turns it off.
 *
 * Invariant: it is fed in the supervisor's own turn, for a deadline of its timer, and never anywhere else: who feeds it has shown that
 * the timer, the kernel and the supervisor's loop work.
 */
import { feed, startCountdown } from '@board/watchdog';
import { Status } from '../../abi/status';
import { Capability, identify } from '../../runtime/capabilities';
import { Access, mapRegion } from '../../runtime/regions';
import { Result } from '../../runtime/system-call';
import { NEVER } from './life';
import { Grant } from './main';

/** Microseconds between feedings. Boards' watchdogs take two seconds, the fastest 1.3: a feeding may be 0.8 s late. */
export const FEEDING_PERIOD = 500_000n;

/** When it is fed next. */
let feedingTime: u64 = NEVER;

/** The supervisor's next deadline on its account. */
export function nextFeeding(): u64 {
  return feedingTime;
}

/** Starts it, if there is one. */
export function startWatchdog(time: u64): void {
  feedingTime = NEVER;
  if (!mapRegisters()) return;
  startCountdown();
  feedingTime = time + FEEDING_PERIOD;
}

/** False without the grant. */
function mapRegisters(): bool {
  const capability = new Capability();
  if (identify(Grant.watchdog, capability) !== Status.ok) return false;
  const address = new Result();
  const status = mapRegion(Grant.watchdog, Access.readWrite, address);
  assert(status === Status.ok, 'supervisor: no region for the watchdog');
  return true;
}

/** A deadline has passed; perhaps it was that of the watchdog. */
export function feedWatchdog(time: u64): void {
  if (feedingTime === NEVER || feedingTime > time) return;
  feed();
  feedingTime = time + FEEDING_PERIOD;
}
