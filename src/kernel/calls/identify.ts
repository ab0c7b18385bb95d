/**
 * `identify`: what is in a slot of one's own.
 *
 * Arguments: r4 slot.
 * Returns: r6 object type, r7 rights, r8 badge, r9 object number, r10 depth.
 * Faults: invalidSlot.
 * Blocks: never.
 * Notes: objects are numbered within their type: endpoint, process (ALL_PROCESSES: all), thread, region, line.
 */
import { Status } from '../../abi/status';
import { NO_PLACE, detailOf, namedPlace, slotOf } from '../capability';
import { objectNumber } from '../object-number';
import { finish } from '../results';
import { Thread } from '../thread';

export function identifyCall(caller: Thread): Status {
  const place = namedPlace(caller);
  if (place === NO_PLACE) return Status.invalidSlot;
  finish(caller, Status.ok);
  const frame = caller.frame;
  frame.a = detailOf(place).type;
  frame.b = detailOf(place).rights;
  frame.m0 = slotOf(place).badge;
  frame.m1 = objectNumber(place);
  frame.m2 = detailOf(place).depth;
  return Status.ok;
}
