/**
 * Why a message came to the slow path: the tests of the fast path in its order, done again before the call changes anything.
 *
 * A message that passes all of them would have been a hit, and counts as one: the slow path is the whole kernel on the host.
 */
import { ObjectType, Right } from '../abi/capability';
import { FOREVER } from '../abi/operation';
import { Status } from '../abi/status';
import { PathMiss } from '../abi/system';
import { checkCapability, slotAt } from './capability';
import { Endpoint } from './endpoint';
import { kernel } from './state';
import { Thread } from './thread';

/** No reason. */
const HIT = 8;

/** Counts a `call` or `callLending` that `caller` is about to make. */
export function countCall(caller: Thread): void {
  count(missOfCall(caller));
}

/** Counts a `replyAndReceive`. */
export function countTurn(server: Thread): void {
  count(missOfTurn(server));
}

function count(miss: u32): void {
  if (miss === HIT) kernel.hits += 1;
  else kernel.misses[miss] += 1;
}

function missOfCall(caller: Thread): u32 {
  if (caller.fastSlotCount === 0) return missOfThread(caller);
  const number = caller.frame.status;
  if (checkCapability(caller, number, ObjectType.endpoint, Right.send) !== Status.ok)
    return PathMiss.capability;
  const slot = slotAt(caller, number);
  const endpoint = overlay(Endpoint, slot.object);
  if (slot.callKey !== endpoint.key) return PathMiss.capability;
  const waiting = endpoint.waiting;
  if (waiting === null) return PathMiss.notReceiving;
  if (endpoint.receiver === null) return missOfThread(waiting);
  return caller.frame.a === FOREVER ? HIT : PathMiss.deadline;
}

function missOfTurn(server: Thread): u32 {
  if (server.fastSlotCount === 0) return missOfThread(server);
  const number = server.frame.status;
  if (checkCapability(server, number, ObjectType.endpoint, Right.receive) !== Status.ok)
    return PathMiss.capability;
  const endpoint = overlay(Endpoint, slotAt(server, number).object);
  const client = server.callers;
  if (client === null || client.token !== server.frame.a) return PathMiss.reply;
  if (client.nextCaller !== null) return missOfThread(client);
  if (server.notifications !== 0 || endpoint.queued !== null || endpoint.posted !== 0) return PathMiss.queue;
  return (kernel.readyLevels & client.moreUrgent) === 0 ? HIT : PathMiss.priority;
}

/** Why the fast path does not know a thread, or may not continue it. */
function missOfThread(thread: Thread): u32 {
  if (thread.floatingPoint !== null) return PathMiss.floatingPoint;
  if (thread.wide !== null) return PathMiss.regions;
  return thread.deadline === 0n ? PathMiss.queue : PathMiss.deadline;
}
