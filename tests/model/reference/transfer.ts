/** A capability in a message: into the slot that the receiver named for it, if that is still free. */
import { NO_SLOT } from '../../../src/abi/operation';
import { derive, moveTo } from './capabilities';
import type { Thread, Transfer } from './objects';
import type { World } from './world';

/** Whether the receiver accepts what comes with the message, if anything does. */
export function mayInstall(receiver: Thread, transfer: Transfer | undefined): boolean {
  if (!transfer) return true;
  const { acceptSlot, process } = receiver;
  return acceptSlot !== NO_SLOT && acceptSlot < process.space.length && !process.space[acceptSlot];
}

/** True: the message says that it brought something. */
export function install(world: World, receiver: Thread, { capability, move }: Transfer): boolean {
  const place = { space: receiver.process, slot: receiver.acceptSlot };
  if (move) moveTo(world, capability, place);
  else derive(world, capability, place, capability.rights, capability.badge);
  return true;
}
