/**
 * The names of statuses, as people see them.
 *
 * Invariant: in the order of the numbers.
 */
import { Status } from '../abi/status';

class StatusName {
  name: string = '';
}

const NAMES = table(StatusName, [
  { name: 'ok' },
  { name: 'notified' },
  { name: 'unknown-call' },
  { name: 'invalid-slot' },
  { name: 'wrong-type' },
  { name: 'insufficient-rights' },
  { name: 'invalid-argument' },
  { name: 'invalid-address' },
  { name: 'timeout' },
  { name: 'dead' },
  { name: 'self' },
  { name: 'cycle' },
  { name: 'not-waiting' },
  { name: 'lease-violation' },
  { name: 'nothing' },
  { name: 'busy' },
  { name: 'not-started' },
  { name: 'restarted' },
  { name: 'slot-in-use' },
  { name: 'full' },
  { name: 'exhausted' },
  { name: 'over-limit' },
  { name: 'overlap' },
  { name: 'not-accepted' },
  { name: 'revoked' },
  { name: 'cancelled' },
]);

export function statusName(status: Status): string {
  return status < NAMES.length ? NAMES[status].name : 'unknown-status';
}
