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
 * who or what a closed receive leaves out); `receiver` is null or `waiting`; `key` is 0 exactly while the owner is dead.
 */
import { ENDPOINT_COUNT } from './configuration';
import { Process, idleProcess } from './process';
import { Thread } from './thread';

export class Endpoint {
  /** What a capability must have to be used: changes with each start of the owner. */
  key: u32 = 0;
  /** The thread that waits, if the fast path may resume it. */
  receiver: Thread | null = null;
  /** The most urgent waiting sender. */
  queued: Thread | null = null;
  /** Messages in its port. */
  posted: u32 = 0;
  waiting: Thread | null = null;
  /** The only badge that `waiting` receives from; ANY_BADGE: all. */
  closedTo: u32 = 0;
  /** The process that holds the right to receive. */
  owner: Process = idleProcess;
  /** To whom queued senders lend their priority; null: to the owner's first thread. */
  server: Thread | null = null;
  /** Its part of the port messages: the first, how many, and where the oldest is in it. */
  portStart: u8 = 0;
  portCapacity: u8 = 0;
  portOldest: u8 = 0;
}

export const endpoints = structs(Endpoint, ENDPOINT_COUNT);

export function endpointNumber(endpoint: Endpoint): u32 {
  return (addressOf(endpoint) - addressOf(endpoints[0])) / sizeof(Endpoint);
}

/** The key in the `life`-th life of its owner; never 0 and never NO_KEY. */
export function keyInLife(endpoint: Endpoint, life: u32): u32 {
  return (life << 8) | (endpointNumber(endpoint) + 1);
}

/** The key of the present life, or of the next while the owner is dead: what a new or renewed capability gets. */
export function acceptedKey(endpoint: Endpoint): u32 {
  const owner = endpoint.owner;
  return keyInLife(endpoint, owner.alive ? owner.generation : owner.generation + 1);
}
