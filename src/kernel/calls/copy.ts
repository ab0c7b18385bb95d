/**
 * `copy`: the same capability once more, as a child of the source.
 *
 * Arguments: r4 slot; r6 destination slot.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType slotInUse full.
 * Blocks: never.
 * Notes: wrongType says that it is the right to answer a call: that can be moved. full: it is derived 255 times over.
 */
import { Status } from '../../abi/status';
import { detailOf } from '../capability/capability';
import { mint } from '../capability/minting';
import { finish } from '../results';
import { Thread } from '../thread/thread';

/** A badge of a child that is its source's. */
const KEEP_BADGE = 0;

export function copyCall(caller: Thread, source: u32): Status {
  return mintInto(caller, source, detailOf(source).rights, KEEP_BADGE);
}

/**
 * `mint`: a child of a capability with fewer rights, or a badge.
 *
 * Arguments: r4 slot; r6 destination slot; r7 rights to keep; r8 badge, 0 keeps it.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType slotInUse full insufficientRights invalidArgument nothing.
 * Blocks: never.
 * Notes: insufficientRights also says that a badge would grow: an endpoint's or an interrupt's that is set already, bits that a
 *   notification does not have, another process. invalidArgument: the type has no badge. nothing: no process has that number.
 */
export function mintCall(caller: Thread, source: u32): Status {
  return mintInto(caller, source, caller.frame.b, caller.frame.m0);
}

function mintInto(caller: Thread, source: u32, rights: u32, badge: u32): Status {
  const status = mint(source, caller.process, caller.frame.a, rights, badge);
  if (status === Status.ok) finish(caller, Status.ok);
  return status;
}
