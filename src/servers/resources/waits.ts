/**
 * Those who wait, the one that asked first in front.
 *
 * A client may stop waiting and tell nobody. That is found out when it is answered, and when anybody wants to be in the way of somebody;
 * so it never has more waits than threads, and keeps nobody from anything.
 */
import { LockMode } from '../../interfaces/resources';
import { NOBODY, stillWaits } from '../../runtime/service/caller';

const WAIT_COUNT = 32;

/** The deadline of who waits for ever. */
export const NEVER: u64 = 0xffff_ffff_ffff_ffffn;

export class Wait {
  client: u32 = 0;
  token: u32 = NOBODY;
  resource: u32 = 0;
  mode: LockMode = LockMode.none;
  deadline: u64 = NEVER;
}

export const waits = structs(Wait, WAIT_COUNT);
export let waitCount: u32 = 0;

/** One more, behind the others; null when there is no room. */
export function addWait(): Wait | null {
  if (waitCount === WAIT_COUNT) return null;
  waitCount++;
  return waits[waitCount - 1];
}

/** Those behind it move up. */
export function removeWait(position: u32): void {
  waitCount--;
  for (let i = position; i < waitCount; i++) assign(waits[i], waits[i + 1]);
}

/** Of those whose calls have ended otherwise. */
export function removeStaleWaits(): void {
  for (let position = waitCount; position > 0; position--) {
    if (!stillWaits(waits[position - 1].token)) removeWait(position - 1);
  }
}

export function waitsFor(client: u32, resource: u32): bool {
  for (let i: u32 = 0; i < waitCount; i++)
    if (waits[i].client === client && waits[i].resource === resource) return true;
  return false;
}

export function isAwaited(resource: u32): bool {
  for (let i: u32 = 0; i < waitCount; i++) if (waits[i].resource === resource) return true;
  return false;
}

export function nextDeadline(): u64 {
  let next = NEVER;
  for (let i: u32 = 0; i < waitCount; i++) if (waits[i].deadline < next) next = waits[i].deadline;
  return next;
}
