/**
 * System calls that carry a {@link Message}. The message is the frame of the call: what a wrapper does not set goes to the
 * other side as it is, and what comes back is found in the same words. After an error they are zero.
 */
import { CallFrame, LEASE_RIGHT_SHIFT } from '../abi/message';
import { ANY_BADGE, Operation } from '../abi/operation';
import { Status } from '../abi/status';
import { Message } from './message';
import { simpleCall, systemCall } from './system-call';

/** Makes the system call of which `message` is the frame, operation and slot included. */
export function carry(message: Message): Status {
  systemCall(overlay(CallFrame, addressOf(message)));
  return message.status as Status;
}

/** As {@link carry}. */
export function exchange(message: Message, operation: Operation, slot: u32): Status {
  message.status = slot;
  message.badge = operation;
  return carry(message);
}

/** Sends `label` and words and waits for the reply, which replaces them. */
export function call(endpoint: u32, message: Message, timeout: u32): Status {
  message.token = timeout;
  return exchange(message, Operation.call, endpoint);
}

/**
 * As {@link call}, lending `length` bytes at `address` to the server until it replies; they take the place of m2 and m3.
 * `rights`: bits of LeaseRight.
 */
export function callLending(
  endpoint: u32,
  message: Message,
  address: u32,
  length: u32,
  rights: u32,
  timeout: u32,
): Status {
  message.token = timeout;
  message.m2 = address;
  message.m3 = length | (rights << LEASE_RIGHT_SHIFT);
  return exchange(message, Operation.callLending, endpoint);
}

/** As {@link call}, with a copy of the capability in `slot` (or itself: `slot | TRANSFER_MOVE`) in the place of m3. */
export function callTransferring(endpoint: u32, message: Message, slot: u32, timeout: u32): Status {
  message.token = timeout;
  message.m3 = slot;
  return exchange(message, Operation.callTransferring, endpoint);
}

/** Waits until somebody has received the message, not for an answer. */
export function send(endpoint: u32, message: Message, timeout: u32): Status {
  message.token = timeout;
  return exchange(message, Operation.send, endpoint);
}

/** Leaves the message in the endpoint's port and goes on; `full` when there is no room. */
export function post(endpoint: u32, message: Message): Status {
  return exchange(message, Operation.post, endpoint);
}

/** Waits for a message (`ok`) or notification bits (`notified`, in `message.badge`). */
export function receive(endpoint: u32, message: Message, timeout: u32): Status {
  return receiveFrom(endpoint, ANY_BADGE, message, timeout);
}

/** As {@link receive}, but messages only from those whose capability has this badge. */
export function receiveFrom(endpoint: u32, badge: u32, message: Message, timeout: u32): Status {
  message.token = timeout;
  message.label = badge;
  return exchange(message, Operation.receive, endpoint);
}

/** Answers the caller that `message.token` names: a token, or a slot with a reply capability. Never waits. */
export function reply(message: Message): Status {
  return exchange(message, Operation.reply, message.token);
}

/** As {@link reply}, with a copy of the capability in `slot` (or itself: `slot | TRANSFER_MOVE`) in the place of m3. */
export function replyTransferring(message: Message, slot: u32): Status {
  message.m3 = slot;
  return exchange(message, Operation.replyTransferring, message.token);
}

/** Answers `message.token` and waits for the next message or notification. */
export function replyAndReceive(endpoint: u32, message: Message): Status {
  return exchange(message, Operation.replyAndReceive, endpoint);
}

/** Refuses to go on with a caller that breaks the protocol: it faults with cause `byServer`. */
export function faultCaller(token: u32, reason: u32): Status {
  return simpleCall(Operation.faultCaller, token, reason, 0);
}
