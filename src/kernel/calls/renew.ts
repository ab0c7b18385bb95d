/**
 * `renew`: a capability to an endpoint or a process names the peer's present life from now on.
 *
 * Arguments: r4 endpoint or process slot.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType.
 * Blocks: never.
 * Notes: what the peer knew of the caller is gone; who renews says that it knows. While the peer is dead, it names the next life.
 */
import { ObjectType } from '../../abi/capability';
import { Status } from '../../abi/status';
import { acceptLife } from '../capability/authority';
import { Slot, detailOf } from '../capability/capability';
import { finish } from '../results';
import { Thread } from '../thread/thread';

export function renewCall(caller: Thread, slot: Slot, place: u32): Status {
  const type = detailOf(place).type;
  const named = type === ObjectType.process && slot.object !== 0;
  if (type !== ObjectType.endpoint && !named) return Status.wrongType;
  acceptLife(place);
  finish(caller, Status.ok);
  return Status.ok;
}
