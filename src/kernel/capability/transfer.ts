/**
 * Capabilities that go with a message into the slot that the receiver named for that (`accept`): a derivation of the sender's,
 * or the sender's own, moved.
 *
 * The right to receive does not leave its process: each endpoint has one owner.
 */
import { ObjectType, Right, TRANSFER_MOVE } from '../../abi/capability';
import { Status } from '../../abi/status';
import { ANYTHING } from '../needs';
import { Thread } from '../thread/thread';
import { derive, restrict } from './authority';
import { checkCapability, checkFree, detailOf, placeOf, slotOf } from './capability';
import { checkDerivable } from './minting';
import { moveCapability } from './removal';

/** Rights that may go to another process. */
const TRANSFERABLE = ~Right.receive;

function sourceSlot(word: u32): u32 {
  return word & ~TRANSFER_MOVE;
}

/**
 * Whether the process may transfer what `word` (slot, TRANSFER_MOVE) says, in the call or reply that it is making: it can't move what
 * it makes that through.
 */
export function checkTransfer(sender: Thread, word: u32): Status {
  const slot = sourceSlot(word);
  const place = placeOf(sender.process, slot);
  const moved = (word & TRANSFER_MOVE) !== 0;
  const status = moved ? checkCapability(place, ANYTHING) : checkDerivable(place);
  if (status !== Status.ok) return status;
  if (moved && slot === sender.frame.status) return Status.self;
  const rights = detailOf(place).rights & TRANSFERABLE;
  return rights === 0 ? Status.insufficientRights : Status.ok;
}

/** Gives the capability to the process of `receiver`, if that accepts one, and may. */
export function transferCapability(sender: Thread, receiver: Thread, word: u32): Status {
  const status = checkTransfer(sender, word);
  if (status !== Status.ok) return status;
  if (checkFree(receiver.process, receiver.acceptSlot) !== Status.ok) return Status.notAccepted;
  const from = placeOf(sender.process, sourceSlot(word));
  const to = placeOf(receiver.process, receiver.acceptSlot);
  if (detailOf(from).type === ObjectType.reply && slotOf(from).object === addressOf(receiver))
    return Status.self;
  if ((word & TRANSFER_MOVE) === 0) {
    derive(from, to, detailOf(from).rights & TRANSFERABLE, slotOf(from).badge);
  } else {
    moveCapability(from, to, receiver);
    restrict(to, TRANSFERABLE);
  }
  return Status.ok;
}
