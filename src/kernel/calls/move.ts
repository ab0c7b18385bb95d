/**
 * `move`: a capability goes to another slot of the caller's.
 *
 * Arguments: r4 slot; r6 destination slot.
 * Returns: r4 status.
 * Faults: invalidSlot slotInUse.
 * Blocks: never.
 * Notes: it is the same capability with the same children; calls that another thread makes through it end with `revoked`.
 */
import { Status } from '../../abi/status';
import { checkFree, placeOf } from '../capability/capability';
import { moveCapability, removeCapability } from '../capability/removal';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function moveCall(caller: Thread, from: u32): Status {
  const to = caller.frame.a;
  const free = checkFree(caller.process, to);
  if (free !== Status.ok) return free;
  moveCapability(from, placeOf(caller.process, to), caller);
  finish(caller, Status.ok);
  return Status.ok;
}

/**
 * `delete`: takes a capability out of a slot of the caller's.
 *
 * Arguments: r4 slot.
 * Returns: r4 status.
 * Faults: invalidSlot.
 * Blocks: never.
 * Notes: its children become its parent's. What is done through it ends: calls with `revoked`; the call that a reply capability
 *   was to answer with `cancelled`; an interrupt's line is masked; a region is unmapped, and with its last capability free.
 */
export function deleteCall(caller: Thread, place: u32): Status {
  finish(caller, Status.ok);
  removeCapability(place);
  return Status.ok;
}
