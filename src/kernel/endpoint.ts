/**
 * Endpoints: where calls meet the one process that receives them.
 *
 * A call finds its receiver waiting and is handed over at once, or it queues, most urgent first and in order of arrival
 * within one priority. Messages travel in the saved registers of the two processes; nothing is buffered.
 *
 * Invariants: `receiver` is set exactly while the owner is blocked receiving here; senders queue only when it is not.
 */
import { CallFrame } from '../abi/message';
import { BlockReason } from '../abi/process';
import { Status } from '../abi/status';
import { ENDPOINT_COUNT } from './configuration';
import { clearLease } from './lease';
import { Process, processes } from './process';
import { block, makeReady } from './scheduler';

export class Endpoint {
  /** The process that holds the right to receive. */
  owner: Process | null = null;
  /** The owner, while it waits here. */
  receiver: Process | null = null;
  /** The most urgent sender. */
  senders: Process | null = null;
}

export const endpoints = structs(Endpoint, ENDPOINT_COUNT);

/** Hands a call over, or queues it. The caller is blocked either way. */
export function send(caller: Process, endpoint: Endpoint): void {
  const receiver = endpoint.receiver;
  if (receiver === null) {
    block(caller, BlockReason.sending);
    caller.endpoint = endpoint;
    enqueue(caller, endpoint);
    return;
  }
  endpoint.receiver = null;
  deliver(caller, receiver);
  makeReady(receiver);
}

/** Takes the most urgent sender's message; false when nobody sends. */
export function receiveFrom(endpoint: Endpoint, receiver: Process): bool {
  const sender = endpoint.senders;
  if (sender === null) return false;
  endpoint.senders = sender.next;
  sender.next = null;
  deliver(sender, receiver);
  return true;
}

/** Blocks the owner until a call comes. */
export function waitForCall(endpoint: Endpoint, receiver: Process): void {
  block(receiver, BlockReason.receiving);
  receiver.endpoint = endpoint;
  endpoint.receiver = receiver;
}

/** The message moves to the receiver's registers; the sender awaits the reply. */
function deliver(sender: Process, receiver: Process): void {
  sender.endpoint = null;
  block(sender, BlockReason.awaitingReply);
  sender.peer = receiver;
  const frame = receiver.frame;
  frame.status = Status.ok;
  frame.operation = sender.badge;
  frame.a = replyToken(sender);
  frame.b = sender.frame.b;
  copyMessage(sender.frame, frame);
}

/** Gives the caller its reply and lets it run. */
export function completeCall(caller: Process, reply: CallFrame): void {
  const frame = caller.frame;
  frame.status = Status.ok;
  frame.operation = 0;
  frame.a = 0;
  frame.b = reply.b;
  copyMessage(reply, frame);
  endCall(caller);
  makeReady(caller);
}

/** What every end of a call undoes: its token and its lease. */
export function endCall(caller: Process): void {
  caller.callCount += 1;
  clearLease(caller.lease);
}

function copyMessage(from: CallFrame, to: CallFrame): void {
  to.m0 = from.m0;
  to.m1 = from.m1;
  to.m2 = from.m2;
  to.m3 = from.m3;
}

// -------------------------------------------------------------------------------------------- reply tokens

/** Names a caller and its present call: the process number plus one in the low byte, the call count above it. */
export function replyToken(caller: Process): u32 {
  return (caller.callCount << 8) | u32(caller.index + 1);
}

/** The caller that `token` names, if it awaits a reply from `server`. */
export function callerOf(token: u32, server: Process): Process | null {
  const number = token & 0xff;
  if (number === 0 || number > processes.length) return null;
  const caller = processes[number - 1];
  if (caller.peer !== server || replyToken(caller) !== token) return null;
  return caller;
}

// ------------------------------------------------------------------------------------------------- queues

function enqueue(sender: Process, endpoint: Endpoint): void {
  const first = endpoint.senders;
  if (first === null || sender.priority < first.priority) {
    sender.next = first;
    endpoint.senders = sender;
    return;
  }
  let previous: Process = first;
  for (;;) {
    const next = previous.next;
    if (next === null || sender.priority < next.priority) break;
    previous = next;
  }
  sender.next = previous.next;
  previous.next = sender;
}

/** Takes a blocked process off the endpoint where it sends or receives. */
export function leaveEndpoint(process: Process): void {
  const endpoint = process.endpoint;
  if (endpoint === null) return;
  process.endpoint = null;
  if (endpoint.receiver === process) {
    endpoint.receiver = null;
    return;
  }
  const first = endpoint.senders;
  if (first === process) endpoint.senders = process.next;
  let previous = first;
  while (previous !== null && previous.next !== process) previous = previous.next;
  if (previous !== null) previous.next = process.next;
  process.next = null;
}

// ------------------------------------------------------------------------------------------------- cycles

/** Whether `caller` is waited for, directly or through others, by `owner`: then its call could never end. */
export function wouldCycle(caller: Process, owner: Process): bool {
  let waiting: Process | null = owner;
  while (waiting !== null) {
    if (waiting === caller) return true;
    waiting = waitsFor(waiting);
  }
  return false;
}

/** The process that has to act before `process` can go on; null when it isn't in a call. */
export function waitsFor(process: Process): Process | null {
  if (process.blockReason === BlockReason.awaitingReply) return process.peer;
  if (process.blockReason !== BlockReason.sending) return null;
  const endpoint = process.endpoint;
  return endpoint === null ? null : endpoint.owner;
}
