/**
 * What is left to do of an end: all that the process held is taken back, in the turn of its first thread, which never runs again.
 * More urgent threads don't wait for it.
 */
import { deleteCapability, revokeDescendants } from './capabilities';
import type { Process, Thread } from './objects';
import { endAbandoned } from './exceptions';
import { choose, effectivePriority, isReady, mustGiveWay, remove } from './scheduler';
import type { World } from './world';

/** The last step of whatever happens: who runs now, when the ends that follow from it have had their turns. */
export function reschedule(world: World): void {
  choose(world);
  while (endAbandoned(world) || world.running?.ending) {
    const thread = world.running;
    if (thread?.ending && !mustGiveWay(world, thread) && releaseSpace(world, thread)) {
      thread.process.remains = undefined;
      world.running = undefined;
    }
    choose(world);
  }
}

/** Whether all of it is done. */
function releaseSpace(world: World, thread: Thread): boolean {
  const mayGoOn = (): boolean => !mustGiveWay(world, thread);
  for (const capability of thread.process.space) {
    if (!capability) continue;
    if (!revokeDescendants(world, capability, mayGoOn)) return false;
    deleteCapability(world, capability);
    if (!mayGoOn()) return false;
  }
  return true;
}

/** The rest of the end comes before the running thread, and is at least as urgent. */
export function finishEnd(world: World, { remains }: Process): void {
  const { running } = world;
  if (!remains || running === remains) return;
  remove(world.ready, remains);
  if (running) {
    const level = effectivePriority(world, running);
    remains.priority = Math.min(remains.priority, level);
    if (isReady(running)) world.ready.unshift(Object.assign(running, { level }));
  }
  world.running = Object.assign(remains, { level: remains.priority });
}
