/**
 * What the generated dispatch of every server does alike: saying who asks, refusing what makes no sense, and looking at
 * what came with a message before a handler sees any of it.
 */
import { LEASE_LENGTH_MAXIMUM, LEASE_RIGHT_SHIFT, LeaseRight } from '../../abi/message';
import { Message, NOBODY } from '../message';
import { Answer } from './answer';
import { currentCaller } from './caller';
import { ServiceError } from './error';
import { hasArrived, releaseArrived } from './transfer';

/** Whoever sent `message` is the {@link currentCaller} from now on. */
export function setCaller(message: Message): void {
  currentCaller.badge = message.badge;
  currentCaller.process = message.badge - 1;
  currentCaller.token = message.token;
}

/** Answers with an error. What came with the message is not kept. */
export function refuse(message: Message, error: ServiceError): Answer {
  if (hasArrived(message)) releaseArrived();
  message.label = error;
  return Answer.now;
}

/** Somebody waits for the answer and has given nothing. */
export function isCall(message: Message): bool {
  return message.token !== NOBODY && !hasArrived(message);
}

/** Whether the sender says that it lends a buffer with exactly this right. The kernel knows whether that is true: it checks copies. */
export function isLent(message: Message, right: LeaseRight): bool {
  return message.m3 >>> LEASE_RIGHT_SHIFT === right;
}

/** In bytes. */
export function lentLength(message: Message): u32 {
  return message.m3 & LEASE_LENGTH_MAXIMUM;
}

/** The word that says what a client lends; it goes with the address in m2. */
export function lending(length: u32, right: LeaseRight): u32 {
  return length | (u32(right) << LEASE_RIGHT_SHIFT);
}
