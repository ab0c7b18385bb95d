/** A capability in a message: into the slot that the receiver named for it, if that is still free. */
import { ObjectType, Right } from '../../../src/abi/capability';
import { Status } from '../../../src/abi/status';
import { DEEPEST, capabilityAt, derive, moveTo } from './capabilities';
import { Call, type Thread, type Transfer } from './objects';
import { type World, must } from './world';

/** The right to receive stays where it is: an endpoint has one owner. */
const TRANSFERABLE = ~Right.receive;

/** Whether the thread may give away what the transfer says. */
export function checkTransfer(sender: Thread, { slot, move, through }: Transfer): Status {
  const capability = capabilityAt(sender, slot);
  if (!capability) return Status.invalidSlot;
  const { type, rights, depth } = capability;
  if (!move && type === ObjectType.reply) return Status.wrongType;
  if (move && slot === through) return Status.self;
  if ((rights & TRANSFERABLE) === 0) return Status.insufficientRights;
  return move || depth < DEEPEST ? Status.ok : Status.full;
}

/** Gives it to the receiver, if it still can be given and is accepted; else nothing happens. */
export function passCapability(world: World, sender: Thread, receiver: Thread, transfer: Transfer): Status {
  const status = checkTransfer(sender, transfer);
  if (status !== Status.ok) return status;
  const capability = must(capabilityAt(sender, transfer.slot));
  const { acceptSlot, process } = receiver;
  if (acceptSlot >= process.space.length || process.space[acceptSlot]) return Status.notAccepted;
  if (capability.target instanceof Call && capability.target.caller === receiver) return Status.self;
  const place = { space: process, slot: acceptSlot };
  const rights = capability.rights & TRANSFERABLE;
  if (transfer.move) {
    moveTo(world, capability, place, receiver);
    capability.rights = rights;
  } else {
    derive(capability, place, rights, capability.badge);
  }
  return Status.ok;
}
