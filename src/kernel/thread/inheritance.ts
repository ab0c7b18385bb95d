/**
 * Priority inheritance: a thread runs at the most urgent priority of all that wait for it, directly or through others.
 *
 * Priorities are masks of the levels more urgent than they are. The masks are nested, so the most urgent of several is their AND.
 * Waiting threads form chains: each waits for one other, so a change runs along one path and ends where nothing changes.
 *
 * Here also stands which links the fast path may use: it tests `receiver` and `nextCaller` for null and trusts that whoever
 * stands there has no deadline, no floating-point frame, no fifth region, and inherits from nobody else. So whatever changes one of
 * these ends with {@link refresh}.
 *
 * Invariant: a thread's `moreUrgent` is the AND of its own, of its callers' and of those queued where it is the server.
 */
import { ANY_BADGE } from '../../abi/operation';
import { BlockReason } from '../../abi/process';
import { Endpoint, endpoints, isSending, requeue, serverOf } from '../message/endpoint';
import { setLevel } from './scheduler';
import { Thread, ThreadState, endOfCallers, nextCallerOf } from './thread';

/** Brings `thread`, and whoever it waits for, up to date with all that they inherit from. */
export function refresh(thread: Thread): void {
  let changed: Thread | null = thread;
  while (changed !== null) {
    const queues = inheritedFromQueues(changed);
    const urgency = changed.baseMoreUrgent & queues & inheritedFromCallers(changed);
    markFastPath(changed, queues);
    if (urgency === changed.moreUrgent) return;
    if (isSending(changed)) requeue(changed, urgency);
    else setLevel(changed, urgency);
    changed = waitsFor(changed);
  }
}

/** The thread that has to act before `thread` can go on; null when it isn't in a call or send. */
export function waitsFor(thread: Thread): Thread | null {
  if (thread.server !== null) return thread.server;
  const endpoint = thread.endpoint;
  return endpoint !== null && isSending(thread) ? serverOf(endpoint) : null;
}

/** No restriction. */
const NOTHING_INHERITED = 0xffffffff;

function inheritedFromCallers(thread: Thread): u32 {
  let urgency: u32 = NOTHING_INHERITED;
  for (let caller = thread.callers; caller !== null; caller = nextCallerOf(caller))
    urgency &= caller.moreUrgent;
  return urgency;
}

/** The first in each queue is its most urgent. Who queues where it is the server itself lends itself nothing. */
function inheritedFromQueues(thread: Thread): u32 {
  let urgency: u32 = NOTHING_INHERITED;
  for (const endpoint of endpoints) {
    const first = endpoint.queued;
    if (first === null || serverOf(endpoint) !== thread) continue;
    const other = first === thread ? first.next : first;
    if (other !== null) urgency &= other.moreUrgent;
  }
  return urgency;
}

// --------------------------------------------------------------------------------------------- the fast path

function markFastPath(thread: Thread, queues: u32): void {
  const onlyCallers = queues === NOTHING_INHERITED;
  const endpoint = thread.endpoint;
  if (endpoint !== null && endpoint.waiting === thread)
    endpoint.receiver = onlyCallers && mayReceiveFast(thread, endpoint) ? thread : null;
  if (thread.callers !== null) markCallers(thread.callers, onlyCallers);
}

function markCallers(first: Thread, onlyCallers: bool): void {
  let last: Thread = first;
  for (let next = nextCallerOf(last); next !== null; next = nextCallerOf(last)) last = next;
  last.nextCaller = onlyCallers && last === first && maySwitchFast(last) ? null : endOfCallers;
}

function mayReceiveFast(thread: Thread, endpoint: Endpoint): bool {
  return endpoint.closedTo === ANY_BADGE && thread.callers === null && maySwitchFast(thread);
}

/** Whether the fast path may continue it. */
export function maySwitchFast(thread: Thread): bool {
  if (thread.fastSlotCount === 0 || thread.state !== ThreadState.active) return false;
  return thread.deadline === 0n && thread.blockReason === BlockReason.none;
}

/** From now on the queue of `endpoint` lends its priority to `thread`, which begins to receive there. */
export function lendQueueTo(endpoint: Endpoint, thread: Thread): void {
  const former = serverOf(endpoint);
  if (former === thread) return;
  endpoint.server = thread;
  refresh(former);
  refresh(thread);
}
