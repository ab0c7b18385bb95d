/**
 * `copy`: the same capability once more, as a child of the source.
 *
 * Arguments: r4 slot; r6 destination slot.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType slotInUse full.
 * Blocks: never.
 * Notes: wrongType says that the capability is exclusive (interrupt, reply): it can be moved. full: it is derived 255 times over.
 */
import { Status } from '../../abi/status';
import { checkFree, detailOf, placeOf } from '../capability';
import { checkChild, checkDerivable, mintInto } from '../minting';
import { finish } from '../results';
import { Thread, processOf } from '../thread';

/** A badge of a child that is its source's. */
const KEEP_BADGE = 0;
const ALL_RIGHTS = 0xffff;

export function copyCall(caller: Thread): Status {
  const status = checkPlaces(caller);
  if (status !== Status.ok) return status;
  mintInto(sourceOf(caller), destinationOf(caller), detailOf(sourceOf(caller)).rights, KEEP_BADGE);
  finish(caller, Status.ok);
  return Status.ok;
}

/**
 * `mint`: a child of a capability with fewer rights, or a badge.
 *
 * Arguments: r4 slot; r6 destination slot; r7 rights to keep; r8 badge, 0 keeps it.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType slotInUse full insufficientRights invalidArgument nothing.
 * Blocks: never.
 * Notes: insufficientRights also says that a badge would grow: an endpoint's that is set already, bits that a notification does not
 *   have, another process. invalidArgument: the type has no badge. nothing: no process has that number.
 */
export function mintCall(caller: Thread): Status {
  const frame = caller.frame;
  const places = checkPlaces(caller);
  if (places !== Status.ok) return places;
  const status = checkChild(sourceOf(caller), frame.b, ALL_RIGHTS, frame.m0);
  if (status !== Status.ok) return status;
  mintInto(sourceOf(caller), destinationOf(caller), frame.b, frame.m0);
  finish(caller, Status.ok);
  return Status.ok;
}

function checkPlaces(caller: Thread): Status {
  const status = checkDerivable(processOf(caller), caller.frame.status);
  return status === Status.ok ? checkFree(processOf(caller), caller.frame.a) : status;
}

function sourceOf(caller: Thread): u32 {
  return placeOf(processOf(caller), caller.frame.status);
}

function destinationOf(caller: Thread): u32 {
  return placeOf(processOf(caller), caller.frame.a);
}
