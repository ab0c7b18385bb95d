/**
 * `copy`: the same capability once more, as a child of the source.
 *
 * Arguments: r4 slot; r6 destination slot.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType slotInUse full.
 * Blocks: never.
 * Notes: wrongType says that the capability is exclusive (interrupt, reply): it can be moved. full: it is derived 255 times over.
 */
import { ObjectType } from '../../abi/capability';
import { Status } from '../../abi/status';
import { derive } from '../authority';
import { checkFree, detailOf, placeOf, slotOf, typeAt } from '../capability';
import { mayDerive } from '../derivation';
import { checkBadge, mintInto } from '../minting';
import { finish } from '../results';
import { Thread, processOf } from '../thread';
import { isExclusive } from '../transfer';

export function copyCall(caller: Thread): Status {
  const status = checkDerivable(caller);
  if (status !== Status.ok) return status;
  const source = sourceOf(caller);
  derive(source, destinationOf(caller), detailOf(source).rights, slotOf(source).badge);
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
  const status = checkMint(caller);
  if (status !== Status.ok) return status;
  mintInto(sourceOf(caller), destinationOf(caller), caller.frame.b, caller.frame.m0);
  finish(caller, Status.ok);
  return Status.ok;
}

function checkMint(caller: Thread): Status {
  const status = checkDerivable(caller);
  if (status !== Status.ok) return status;
  const source = sourceOf(caller);
  if ((caller.frame.b & ~(detailOf(source).rights as u32)) !== 0) return Status.insufficientRights;
  return checkBadge(source, caller.frame.m0);
}

function checkDerivable(caller: Thread): Status {
  const type = typeAt(processOf(caller), caller.frame.status);
  if (type === ObjectType.none) return Status.invalidSlot;
  if (isExclusive(type)) return Status.wrongType;
  const free = checkFree(processOf(caller), caller.frame.a);
  if (free !== Status.ok) return free;
  return mayDerive(sourceOf(caller)) ? Status.ok : Status.full;
}

function sourceOf(caller: Thread): u32 {
  return placeOf(processOf(caller), caller.frame.status);
}

function destinationOf(caller: Thread): u32 {
  return placeOf(processOf(caller), caller.frame.a);
}
