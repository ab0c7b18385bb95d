/**
 * `identify`: what is in a slot of one's own.
 *
 * Arguments: r4 slot.
 * Returns: r6 object type, r7 rights, r8 badge, r9 object number, r10 depth.
 * Faults: invalidSlot.
 * Blocks: never.
 * Notes: objects are numbered within their type: endpoint, process (ALL_PROCESSES: all), thread, line; a region goes by its address.
 */
import { Status } from '../../abi/status';
import { Slot, detailOf } from '../capability/capability';
import { objectNumber } from '../capability/object-number';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function identifyCall(caller: Thread, slot: Slot, place: u32): Status {
  const frame = caller.frame;
  const detail = detailOf(place);
  finish(caller, Status.ok);
  frame.a = detail.type;
  frame.b = detail.rights;
  frame.m0 = slot.badge;
  frame.m1 = objectNumber(place);
  frame.m2 = detail.depth;
  return Status.ok;
}
