/**
 * Who keeps whom from having a resource. From that alone it follows who gets one, and whether a wait would never end.
 *
 * Somebody waits for those who hold what it wants in a mode that does not go with its own, and for those who asked before it, if
 * their modes do not go together: so nobody is overtaken for ever. Who holds a resource and wants more of it waits for the
 * holders only.
 */
import { LockMode } from '../../interfaces/resources';
import { resources } from './resource';
import { waitCount, waits } from './waits';

export function bitOf(client: u32): u32 {
  return u32(1) << client;
}

function goTogether(mode: LockMode, other: LockMode): bool {
  return mode !== LockMode.exclusive && other !== LockMode.exclusive;
}

/** The clients that a client waits for which wants this; `position` of those who wait are before it. */
export function blockersOf(client: u32, resource: u32, mode: LockMode, position: u32): u32 {
  const own = bitOf(client);
  const holders = resources[resource].holders;
  let blockers: u32 = goTogether(resources[resource].mode, mode) ? 0 : holders & ~own;
  if ((holders & own) !== 0) return blockers;
  for (let i: u32 = 0; i < position; i++) {
    const wait = waits[i];
    if (wait.resource === resource && !goTogether(wait.mode, mode)) blockers |= bitOf(wait.client);
  }
  return blockers & ~own;
}

/**
 * Whether a client that began to wait for this would wait for itself: the clients that it waits for, those that these wait for, and so
 * on, until there are no more.
 */
export function closesCircle(client: u32, resource: u32, mode: LockMode): bool {
  let reached = blockersOf(client, resource, mode, waitCount);
  let before: u32 = 0;
  while (reached !== before) {
    before = reached;
    for (let i: u32 = 0; i < waitCount; i++) {
      const wait = waits[i];
      if ((reached & bitOf(wait.client)) === 0) continue;
      reached |= blockersOf(wait.client, wait.resource, wait.mode, i);
    }
  }
  return (reached & bitOf(client)) !== 0;
}
