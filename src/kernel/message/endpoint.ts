/**
 * Endpoints: where messages meet the process that receives them.
 *
 * A message finds a thread waiting and is handed over at once, or its sender queues, most urgent first and in order of arrival
 * within one priority. Messages travel in the saved registers of the two threads; only posted ones are kept here (port.ts).
 *
 * Queued senders lend their priority to one thread, the `server`: the one that last began to receive here (`receive`, or
 * `replyAndReceive` that replies to nobody).
 *
 * Invariants: `waiting` is a live thread whose `endpoint` this is; while it is set, nobody is queued and nothing is posted (but
 * who or what a closed receive leaves out); `receiver` is null or `waiting`; `key` is 0 exactly while the owner is dead;
 * {@link markQuiet} is called wherever key, queue or port change.
 */
import { ANY_BADGE } from '../../abi/operation';
import { ENDPOINT_COUNT } from '../configuration';
import { exceptionBadge, isException } from '../fault/exception';
import { Process } from '../process/process';
import { Thread, firstThread } from '../thread/thread';

export class Endpoint {
  /** Its `key` while nobody is queued and nothing is posted, else 0: what the fast path compares. */
  quietKey: u32 = 0;
  /** The thread that waits, if the fast path may resume it. */
  receiver: Thread | null = null;
  waiting: Thread | null = null;
  /** What a capability must have to be used: changes with each start of the owner. */
  key: u32 = 0;
  /** The most urgent waiting sender. */
  queued: Thread | null = null;
  /** The only badge that `waiting` receives from; ANY_BADGE: all. */
  closedTo: u32 = 0;
  /** The process that holds the right to receive. */
  owner: Process | null = null;
  /** To whom queued senders lend their priority; null: to the owner's first thread. */
  server: Thread | null = null;
  /** Its part of the port messages: the first, how many, and where the oldest is in it. */
  portStart: u8 = 0;
  portCapacity: u8 = 0;
  portOldest: u8 = 0;
  /** Messages in it. */
  posted: u8 = 0;
}

export const endpoints = structs(Endpoint, ENDPOINT_COUNT);

export function ownerOf(endpoint: Endpoint): Process {
  return endpoint.owner!;
}

export function endpointNumber(endpoint: Endpoint): u32 {
  return (addressOf(endpoint) - addressOf(endpoints[0])) / sizeof(Endpoint);
}

/** The key in the `life`-th life of its owner; never 0 and never NO_KEY. */
export function keyInLife(endpoint: Endpoint, life: u32): u32 {
  return (life << 8) | (endpointNumber(endpoint) + 1);
}

/** The key of the present life, or of the next while the owner is dead: what a new or renewed capability gets. */
export function acceptedKey(endpoint: Endpoint): u32 {
  const owner = ownerOf(endpoint);
  return keyInLife(endpoint, owner.alive ? owner.generation : owner.generation + 1);
}

/** To whom the threads queued here lend their priority. */
export function serverOf(endpoint: Endpoint): Thread {
  return endpoint.server ?? firstThread(ownerOf(endpoint));
}

/** Whether there is anything to be received stands in one word, beside whose key it is. */
export function markQuiet(endpoint: Endpoint): void {
  const isQuiet = endpoint.queued === null && endpoint.posted === 0;
  endpoint.quietKey = isQuiet ? endpoint.key : 0;
}

/** Whether it is queued at its endpoint, not waiting there. */
export function isSending(thread: Thread): bool {
  const endpoint = thread.endpoint;
  return endpoint !== null && endpoint.waiting !== thread;
}

// ------------------------------------------------------------------------------------------------- the queue

/** Queues a sender behind all that are as urgent as it is. */
export function enqueue(sender: Thread, endpoint: Endpoint): void {
  sender.endpoint = endpoint;
  endpoint.quietKey = 0;
  const first = endpoint.queued;
  if (first === null || isMoreUrgent(sender, first)) {
    sender.next = first;
    endpoint.queued = sender;
    return;
  }
  let previous: Thread = first;
  for (;;) {
    const next = previous.next;
    if (next === null || isMoreUrgent(sender, next)) break;
    previous = next;
  }
  sender.next = previous.next;
  previous.next = sender;
}

/** Masks are nested: the more urgent has fewer levels above it. */
function isMoreUrgent(one: Thread, other: Thread): bool {
  return one.moreUrgent < other.moreUrgent;
}

/** Takes a sender out of its queue. */
export function dequeue(sender: Thread): void {
  const endpoint = sender.endpoint!;
  sender.endpoint = null;
  if (endpoint.queued === sender) {
    endpoint.queued = sender.next;
  } else {
    let previous = endpoint.queued!;
    while (previous.next !== sender) previous = previous.next!;
    previous.next = sender.next;
  }
  sender.next = null;
  markQuiet(endpoint);
}

/** Gives a queued sender another effective priority. */
export function requeue(sender: Thread, moreUrgent: u32): void {
  const endpoint = sender.endpoint!;
  dequeue(sender);
  sender.moreUrgent = moreUrgent;
  enqueue(sender, endpoint);
}

/** The first queued sender that a receiver of `badge` wants. */
export function nextSender(endpoint: Endpoint, badge: u32): Thread | null {
  let sender = endpoint.queued;
  while (sender !== null && badge !== ANY_BADGE && badgeOf(sender) !== badge) sender = sender.next;
  return sender;
}

/** What the receiver sees of the capability that `sender` sends through. */
export function badgeOf(sender: Thread): u32 {
  return isException(sender) ? exceptionBadge(sender) : sender.frame.a;
}
