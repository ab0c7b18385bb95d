/**
 * Capabilities that travel with messages. What comes with requests to a server lies in one slot, where the kernel puts it
 * (`accept`); a client names a slot for each answer that brings one. A process that is both goes back to the server's slot
 * after each such call.
 */
import { TRANSFER_MOVE } from '../../abi/capability';
import { NO_SLOT, TOKEN_TRANSFERRED } from '../../abi/operation';
import { Status } from '../../abi/status';
import { accept, deleteCapability } from '../capabilities';
import { Message } from '../message';
import { replyTransferring } from '../messages';
import { Answer } from './answer';
import { ServiceError } from './error';

/** The slot for what comes with requests. */
let requestSlot: u32 = NO_SLOT;

/** Lets requests bring capabilities, into the free `slot`. */
export function acceptWithRequests(slot: u32): Status {
  requestSlot = slot;
  return accept(slot);
}

export function hasArrived(message: Message): bool {
  return (message.token & TOKEN_TRANSFERRED) !== 0;
}

/** Where the capability that came with the request lies. */
export function arrivedSlot(): u32 {
  return requestSlot;
}

/** Makes the slot free for the next request: a handler that wants to keep what came has moved it away. */
export function releaseArrived(): void {
  deleteCapability(requestSlot);
  accept(requestSlot);
}

/** A capability may come with the next answer, into the free `slot`. */
export function expect(slot: u32): void {
  accept(slot);
}

/** Ends what {@link expect} began; whether a capability came with the answer. */
export function hasCome(message: Message): bool {
  accept(requestSlot);
  return message.badge !== 0;
}

/** What a handler gives the caller with its answer: a slot, or `slot | TRANSFER_MOVE`. */
export class CapabilityReply {
  slot: u32 = NO_SLOT;
}

/**
 * Answers `message.token` with the capability: later, as it is done then. What was to be moved and could not be is deleted, and
 * the caller learns that something is wrong.
 */
export function give(message: Message, given: CapabilityReply): Answer {
  const token = message.token;
  if (given.slot !== NO_SLOT) {
    if (replyTransferring(message, given.slot) === Status.ok) return Answer.later;
    if ((given.slot & TRANSFER_MOVE) !== 0) deleteCapability(given.slot & ~TRANSFER_MOVE);
  }
  message.token = token;
  message.label = ServiceError.malformed;
  return Answer.now;
}
