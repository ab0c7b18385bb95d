/**
 * Who runs: the most urgent ready thread, first come first served among equals; and how urgent a thread is for the sake
 * of those who wait for it.
 */
import { BlockReason } from '../../../src/abi/process';
import { Status } from '../../../src/abi/status';
import type { Endpoint, Registers, Thread } from './objects';
import type { World } from './world';

/** To whom the waiting senders of an endpoint lend their priority. */
export function serverOf(world: World, endpoint: Endpoint): Thread | undefined {
  const server = world.servers.get(endpoint);
  return server?.alive ? server : endpoint.owner.threads[0];
}

/** Its own priority or that of the most urgent thread that waits for it, directly or through others. */
export function effectivePriority(
  world: World,
  thread: Thread,
  seen: ReadonlySet<Thread> = new Set(),
): number {
  if (seen.has(thread)) return thread.priority;
  const waiting = [
    ...thread.received,
    ...world.endpoints
      .filter((endpoint) => serverOf(world, endpoint) === thread)
      .flatMap(({ senders }) => senders),
  ];
  const within = new Set([...seen, thread]);
  return Math.min(thread.priority, ...waiting.map(({ caller }) => effectivePriority(world, caller, within)));
}

export function isReady(thread: Thread): boolean {
  return (thread.alive || thread.ending) && thread.reason === BlockReason.none && !thread.suspended;
}

/** The thread waits for something from now on. */
export function block(world: World, thread: Thread, reason: BlockReason): void {
  thread.reason = reason;
  remove(world.ready, thread);
}

/** What it waited for has come. `first`: it is handed a turn, and goes before the others of its priority. */
export function wake(world: World, thread: Thread, first = false): void {
  thread.reason = BlockReason.none;
  thread.deadline = undefined;
  enqueue(world, thread, first);
}

export function enqueue(world: World, thread: Thread, first = false): void {
  settle(world);
  remove(world.ready, thread);
  if (!isReady(thread) || thread === world.running) return;
  thread.level = effectivePriority(world, thread);
  if (first) world.ready.unshift(thread);
  else world.ready.push(thread);
}

/** Whoever has become more or less urgent in a queue comes after those who were so before. */
function settle(world: World): void {
  for (const { senders } of world.endpoints) {
    for (const call of [...senders]) {
      const level = effectivePriority(world, call.caller);
      if (level === call.level) continue;
      call.level = level;
      remove(senders, call);
      senders.push(call);
    }
  }
  for (const thread of [...world.ready]) {
    const level = effectivePriority(world, thread);
    if (level === thread.level) continue;
    thread.level = level;
    remove(world.ready, thread);
    world.ready.push(thread);
  }
}

/** The eight results of a call. Whatever is not said is zero. */
export function finish(thread: Thread, status: Status, results: Partial<Results> = {}): void {
  const { r5 = 0, r6 = 0, r7 = 0, message = [0, 0, 0, 0] } = results;
  thread.registers = [status, r5, r6, r7, ...message].map((word) => word >>> 0) as Registers;
  thread.results += 1;
}

/** The results of a call that touches no register but the status. */
export function finishUnchanged(thread: Thread, [, ...others]: Registers): void {
  thread.registers = [Status.ok, ...others];
  thread.results += 1;
}

export interface Results {
  r5: number;
  r6: number;
  r7: number;
  message: readonly [number, number, number, number];
}

/** Who has the next turn. */
export function choose(world: World): void {
  settle(world);
  const before = world.running;
  const next = mostUrgent(world);
  if (before && isReady(before)) {
    const ours = effectivePriority(world, before);
    const theirs = next ? effectivePriority(world, next) : Infinity;
    if (theirs > ours || (theirs === ours && !world.turnOver)) {
      world.turnOver = false;
      return;
    }
    before.level = ours;
    if (world.turnOver) world.ready.push(before);
    else world.ready.unshift(before);
  }
  world.turnOver = false;
  if (next) remove(world.ready, next);
  world.running = next;
}

/** Whether somebody more urgent is ready. */
function isOutranked(world: World, thread: Thread): boolean {
  const own = effectivePriority(world, thread);
  return world.ready.some((other) => effectivePriority(world, other) < own);
}

/** Whether a long operation of the thread has to stop: for more urgent ones, or for ends that nobody repairs. */
export function mustGiveWay(world: World, thread: Thread): boolean {
  return isOutranked(world, thread) || world.threads.some(({ abandoned }) => abandoned);
}

function mostUrgent(world: World): Thread | undefined {
  let best: { thread: Thread; priority: number } | undefined;
  for (const thread of world.ready) {
    const priority = effectivePriority(world, thread);
    if (!best || priority < best.priority) best = { thread, priority };
  }
  return best?.thread;
}

export function remove<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}
