/**
 * `identify`: what is in a slot of one's own.
 *
 * Arguments: r4 slot.
 * Returns: r6 object type, r7 rights, r8 badge, r9 object number, r10 depth.
 * Faults: invalidSlot.
 * Blocks: never.
 * Notes: objects are numbered within their type: endpoint, process (ALL_PROCESSES: all), thread, region, line.
 */
import { ObjectType } from '../../abi/capability';
import { Status } from '../../abi/status';
import { detailOf, placeOf, slotOf, typeAt } from '../capability';
import { objectNumber } from '../object-number';
import { finish } from '../results';
import { Thread, processOf } from '../thread';

export function identifyCall(caller: Thread): Status {
  const slot = caller.frame.status;
  if (typeAt(processOf(caller), slot) === ObjectType.none) return Status.invalidSlot;
  const place = placeOf(processOf(caller), slot);
  finish(caller, Status.ok);
  const frame = caller.frame;
  frame.a = detailOf(place).type;
  frame.b = detailOf(place).rights;
  frame.m0 = slotOf(place).badge;
  frame.m1 = objectNumber(place);
  frame.m2 = detailOf(place).depth;
  return Status.ok;
}
