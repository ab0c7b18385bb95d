/**
 * System calls that carry a {@link Message}. The message is the frame of the call: what a wrapper does not set goes to the
 * other side as it is, and what comes back is found in the same words.
 */
import { CallFrame, Lending, LeaseDirection, LeaseTransfer } from '../abi/message';
import { Operation } from '../abi/operation';
import { Status } from '../abi/status';
import { Message } from './message';
import { systemCall } from './system-calls';

const lending = new Lending();
const transfer = new LeaseTransfer();
const copyMessage = new Message();

function exchange(message: Message, operation: Operation, slot: u32): Status {
  message.status = slot;
  message.badge = operation;
  systemCall(overlay(CallFrame, addressOf(message)));
  return message.status as Status;
}

/** Sends `label` and words and waits for the reply, which replaces them. */
export function call(endpoint: u32, message: Message, timeout: u32): Status {
  message.token = timeout;
  return exchange(message, Operation.call, endpoint);
}

/** As {@link call}, lending `length` bytes at `address` to the server until it replies. `rights`: bits of LeaseRight. */
export function callLending(
  endpoint: u32,
  message: Message,
  address: u32,
  length: u32,
  rights: u32,
  timeout: u32,
): Status {
  lending.timeout = timeout;
  lending.address = address;
  lending.length = length;
  lending.rights = rights;
  message.token = addressOf(lending);
  return exchange(message, Operation.callLending, endpoint);
}

/** Waits for a message (`ok`) or notification bits (`notified`, in `message.badge`). */
export function receive(endpoint: u32, message: Message, timeout: u32): Status {
  message.token = timeout;
  return exchange(message, Operation.receive, endpoint);
}

/** Answers the caller that `message.token` names. Never waits. */
export function reply(message: Message): Status {
  return exchange(message, Operation.reply, message.token);
}

/** Answers `message.token`, if it names somebody, and waits for the next message or notification. */
export function replyAndReceive(endpoint: u32, message: Message): Status {
  return exchange(message, Operation.replyAndReceive, endpoint);
}

/** Copies from the caller's lent buffer, starting at byte `offset`, to fill `target`. */
export function copyFromClient(token: u32, offset: u32, target: Span<u8>): Status {
  return copy(token, offset, addressOf(target), target.length, LeaseDirection.fromClient);
}

/** Copies `source` into the caller's lent buffer, starting at byte `offset`. */
export function copyToClient(token: u32, offset: u32, source: ReadonlySpan<u8>): Status {
  return copy(token, offset, addressOf(source), source.length, LeaseDirection.toClient);
}

function copy(token: u32, offset: u32, address: u32, length: u32, direction: LeaseDirection): Status {
  transfer.offset = offset;
  transfer.address = address;
  transfer.length = length;
  transfer.direction = direction;
  copyMessage.token = addressOf(transfer);
  return exchange(copyMessage, Operation.leaseCopy, token);
}
