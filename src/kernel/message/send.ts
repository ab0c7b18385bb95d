/**
 * How a message gets from a sender to a receiver: at once, when the other side waits, or later, when it comes.
 *
 * The sender's frame is the message: its operation says what the sender waits for, its r6 has become the badge that it sends
 * under. A capability that comes with it is transferred first: if that fails, nothing has happened but that the sender knows.
 */
import { ANY_BADGE, Operation, TOKEN_TRANSFERRED } from '../../abi/operation';
import { BlockReason } from '../../abi/process';
import { Status } from '../../abi/status';
import { TraceKind } from '../../abi/trace';
import { transferCapability } from '../capability/transfer';
import { describeException, isException } from '../fault/exception';
import { finish } from '../results';
import { refresh } from '../thread/inheritance';
import { handTurn, wake } from '../thread/scheduler';
import { Thread } from '../thread/thread';
import { isTracing } from '../trace/ring';
import { trace } from '../trace/trace';
import { Endpoint, badgeOf, dequeue, enqueue, nextSender, serverOf } from './endpoint';
import { giveMessage, messageIn } from './message';
import { awaitReply } from './reply';

/** Hands the running thread's message to the one that waits for it, or queues the sender. */
export function send(sender: Thread, endpoint: Endpoint): Status {
  const receiver = endpoint.waiting;
  if (receiver === null || !wants(endpoint, badgeOf(sender))) {
    if (sender.blockReason === BlockReason.none) sender.blockReason = BlockReason.sending;
    enqueue(sender, endpoint);
    const server = serverOf(endpoint);
    traceMessage(sender, server);
    refresh(server);
    return Status.ok;
  }
  const status = transferWith(sender, receiver);
  if (status !== Status.ok) return status;
  stopReceiving(receiver);
  traceMessage(sender, receiver);
  deliver(sender, receiver);
  if (sender.server !== null) handTurn(receiver);
  else wake(receiver);
  return Status.ok;
}

/** Whether the thread that waits there receives messages with that badge. */
export function wants(endpoint: Endpoint, badge: u32): bool {
  return endpoint.closedTo === ANY_BADGE || endpoint.closedTo === badge;
}

/** Takes the most urgent sender's message that a receiver of `badge` wants; false when nobody sends one. */
export function receiveFrom(endpoint: Endpoint, receiver: Thread, badge: u32): bool {
  for (;;) {
    const sender = nextSender(endpoint, badge);
    if (sender === null) return false;
    const status = transferWith(sender, receiver);
    dequeue(sender);
    if (status === Status.ok) deliver(sender, receiver);
    else finish(sender, status);
    if (sender.server === null) wake(sender);
    else if (sender.blockReason === BlockReason.sending) sender.blockReason = BlockReason.none;
    refresh(serverOf(endpoint));
    if (status === Status.ok) return true;
  }
}

function traceMessage(sender: Thread, receiver: Thread): void {
  if (isTracing())
    trace(isPlainSend(sender) ? TraceKind.send : TraceKind.call, sender, receiver, sender.frame.b);
}

/** The message becomes the receiver's result; the sender has its own, or awaits the reply. */
function deliver(sender: Thread, receiver: Thread): void {
  trace(TraceKind.receive, receiver, sender, sender.frame.b);
  giveMessage(receiver, badgeOf(sender), messageIn(sender.frame));
  if (isException(sender)) describeException(sender, receiver.frame);
  if (isPlainSend(sender)) {
    finish(sender, Status.ok);
    sender.deadline = 0n;
    return;
  }
  receiver.frame.a = sender.token;
  if (isTransferring(sender)) {
    receiver.frame.a |= TOKEN_TRANSFERRED;
    receiver.frame.m3 = 0;
  }
  awaitReply(sender, receiver);
}

function isPlainSend(sender: Thread): bool {
  return sender.frame.operation === Operation.send && !isException(sender);
}

function isTransferring(sender: Thread): bool {
  return sender.frame.operation === Operation.callTransferring && !isException(sender);
}

/** The capability that the sender's message carries, if any, goes to the receiver. */
function transferWith(sender: Thread, receiver: Thread): Status {
  return isTransferring(sender) ? transferCapability(sender, receiver, sender.frame.m3) : Status.ok;
}

/** The thread waits for messages no more. */
export function stopReceiving(receiver: Thread): void {
  const endpoint = receiver.endpoint!;
  endpoint.waiting = null;
  endpoint.receiver = null;
  // The fast path, which knows no closed receive, leaves this as it is.
  endpoint.closedTo = ANY_BADGE;
  receiver.endpoint = null;
}
