/**
 * Why a message came to the slow path: the tests of the fast path in its order, done again before the call changes anything.
 *
 * A message that passes all of them would have been a hit, and counts as one: the slow path is the whole kernel on the host.
 */
import { FOREVER, Operation } from '../../abi/operation';
import { PathMiss } from '../../abi/system';
import { Slot } from '../capability/capability';
import { kernel } from '../state';
import { Thread } from '../thread/thread';
import { targetOf } from './target';

/** No reason. */
const HIT = 8;

/** Counts a call that the fast path knows and that `caller` is about to make, through `slot` if that holds what it needs. */
export function countPath(caller: Thread, slot: Slot | null): void {
  const miss = missOf(caller, slot);
  if (miss === HIT) kernel.hits += 1;
  else kernel.misses[miss] += 1;
}

/** @noinline */
function missOf(caller: Thread, slot: Slot | null): u32 {
  if (caller.fastSlotCount === 0) return missOfThread(caller);
  if (slot === null) return PathMiss.capability;
  return caller.frame.operation === Operation.replyAndReceive
    ? missOfTurn(caller, slot)
    : missOfCall(caller, slot);
}

function missOfCall(caller: Thread, slot: Slot): u32 {
  const endpoint = targetOf(slot);
  if (slot.callKey !== endpoint.key) return PathMiss.capability;
  const waiting = endpoint.waiting;
  if (waiting === null) return PathMiss.notReceiving;
  if (endpoint.receiver === null) return missOfThread(waiting);
  return caller.frame.a === FOREVER ? HIT : PathMiss.deadline;
}

function missOfTurn(server: Thread, slot: Slot): u32 {
  const endpoint = targetOf(slot);
  const client = server.callers;
  if (client === null || client.token !== server.frame.a) return PathMiss.reply;
  if (client.nextCaller !== null) return missOfThread(client);
  if (server.notifications !== 0 || endpoint.quietKey === 0) return PathMiss.queue;
  return (kernel.readyLevels & client.moreUrgent) === 0 ? HIT : PathMiss.priority;
}

/** Why the fast path does not know a thread, or may not continue it. */
function missOfThread(thread: Thread): u32 {
  if (thread.floatingPoint !== null) return PathMiss.floatingPoint;
  if (thread.wide !== null) return PathMiss.regions;
  return thread.deadline === 0n ? PathMiss.queue : PathMiss.deadline;
}
