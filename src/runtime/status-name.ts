/** The names of statuses, as people see them. */
import { Status } from '../abi/status';

export function statusName(status: Status): string {
  switch (status) {
    case Status.ok:
      return 'ok';
    case Status.notified:
      return 'notified';
    case Status.unknownCall:
      return 'unknown-call';
    case Status.invalidSlot:
      return 'invalid-slot';
    case Status.wrongType:
      return 'wrong-type';
    case Status.insufficientRights:
      return 'insufficient-rights';
    case Status.invalidArgument:
      return 'invalid-argument';
    case Status.invalidAddress:
      return 'invalid-address';
    case Status.timeout:
      return 'timeout';
    case Status.dead:
      return 'dead';
    case Status.self:
      return 'self';
    case Status.cycle:
      return 'cycle';
    case Status.notWaiting:
      return 'not-waiting';
    case Status.leaseViolation:
      return 'lease-violation';
    case Status.nothing:
      return 'nothing';
    case Status.busy:
      return 'busy';
    default:
      return 'unknown-status';
  }
}
