/**
 * `revoke`: everything that was derived from a capability is gone, in every process; the capability stays.
 *
 * Arguments: r4 slot.
 * Returns: r4 status.
 * Faults: invalidSlot.
 * Blocks: never.
 * Notes: what is done through the revoked ones ends as with `delete`. After each one, kernel work and more urgent threads go
 *   first: the call is made again, and goes on where it was.
 */
import { Status } from '../../abi/status';
import { restartCall } from '../arch/armv7m/exception-frame';
import { revokeDescendants } from '../capability/removal';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function revokeCall(caller: Thread, place: u32): Status {
  if (revokeDescendants(place)) finish(caller, Status.ok);
  else restartCall(caller);
  return Status.ok;
}
