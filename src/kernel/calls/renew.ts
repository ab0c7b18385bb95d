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
import { acceptLife } from '../authority';
import { placeOf, slotAt, typeAt } from '../capability';
import { finish } from '../results';
import { Thread, processOf } from '../thread';

export function renewCall(caller: Thread): Status {
  const slot = caller.frame.status;
  const type = typeAt(processOf(caller), slot);
  if (type === ObjectType.none) return Status.invalidSlot;
  const named = type === ObjectType.process && slotAt(caller, slot).object !== 0;
  if (type !== ObjectType.endpoint && !named) return Status.wrongType;
  acceptLife(placeOf(processOf(caller), slot));
  finish(caller, Status.ok);
  return Status.ok;
}
