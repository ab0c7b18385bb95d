/**
 * Locks: taken, waited for, released. Whenever something becomes free, or somebody waits no more, those who wait are looked at in their
 * order, and whoever nobody keeps from it any more has what it wanted.
 *
 * Invariant: between two requests nobody waits for what it could have.
 */
import { FOREVER } from '../../abi/operation';
import { Status } from '../../abi/status';
import { ResourcesError } from '../../interfaces/generated/resources-client';
import { answerLock } from '../../interfaces/generated/resources-server';
import { LockMode } from '../../interfaces/resources';
import { NO_CLIENT } from '../../runtime/service/caller';
import { bitOf, blockersOf, closesCircle } from './blocking';
import { takeBackDevice } from './devices';
import { isDevice, isUsed, removeResource, RESOURCE_COUNT, resources } from './resource';
import {
  addWait,
  isAwaited,
  NEVER,
  nextDeadline,
  removeStaleWaits,
  removeWait,
  waitCount,
  waits,
} from './waits';

/** Whether the client holds it at least in this mode. */
export function holds(client: u32, resource: u32, mode: LockMode): bool {
  return (resources[resource].holders & bitOf(client)) !== 0 && resources[resource].mode >= mode;
}

/** What becomes of a client's wish; `later`: it waits, and is answered under this token. */
export function lockFor(
  client: u32,
  token: u32,
  resource: u32,
  mode: LockMode,
  timeout: u32,
  now: u64,
): ResourcesError {
  if (holds(client, resource, mode)) return ResourcesError.none;
  removeStaleWaits();
  settle();
  if (blockersOf(client, resource, mode, waitCount) === 0) {
    take(client, resource, mode);
    return ResourcesError.none;
  }
  if (timeout === 0) return ResourcesError.busy;
  if (closesCircle(client, resource, mode)) return ResourcesError.deadlock;
  const wait = addWait();
  if (wait === null) return ResourcesError.full;
  wait.client = client;
  wait.token = token;
  wait.resource = resource;
  wait.mode = mode;
  wait.deadline = timeout === FOREVER ? NEVER : now + u64(timeout);
  return ResourcesError.later;
}

function take(client: u32, resource: u32, mode: LockMode): void {
  resources[resource].mode = mode;
  resources[resource].holders |= bitOf(client);
}

/** The client holds it no more, and goes by its capabilities no more. */
export function release(client: u32, resource: u32): void {
  drop(client, resource);
  settle();
}

function drop(client: u32, resource: u32): void {
  const held = resources[resource];
  if (isDevice(resource) && held.mode === LockMode.exclusive) takeBackDevice(resource);
  held.holders &= ~bitOf(client);
  if (held.holders === 0) held.mode = LockMode.none;
}

/** Gives what is free to those who wait, and forgets what nobody needs. */
export function settle(): void {
  let position: u32 = 0;
  while (position < waitCount) {
    const wait = waits[position];
    if (blockersOf(wait.client, wait.resource, wait.mode, position) !== 0) position++;
    else {
      grant(position);
      // It may have given up, and others may not have to wait for it any more.
      position = 0;
    }
  }
  for (let index: u32 = 0; index < RESOURCE_COUNT; index++)
    if (isUsed(index) && !isNeeded(index)) removeResource(index);
}

/** The first in line that can have it gets it, unless it does not wait any more. */
function grant(position: u32): void {
  const client = waits[position].client;
  const resource = waits[position].resource;
  const token = waits[position].token;
  const before = resources[resource].mode;
  const held = holds(client, resource, LockMode.shared);
  take(client, resource, waits[position].mode);
  removeWait(position);
  if (answerLock(token, ResourcesError.none) === Status.ok) return;
  if (held) resources[resource].mode = before;
  else drop(client, resource);
}

function isNeeded(index: u32): bool {
  const resource = resources[index];
  return isDevice(index) || resource.owner !== NO_CLIENT || resource.holders !== 0 || isAwaited(index);
}

/** Tells those whose time is over; when the next one's is, or NEVER. */
export function endWaits(now: u64): u64 {
  for (let position: u32 = 0; position < waitCount;) {
    if (waits[position].deadline > now) {
      position++;
      continue;
    }
    const token = waits[position].token;
    removeWait(position);
    // Who does not wait any more needs no answer.
    answerLock(token, ResourcesError.late);
  }
  settle();
  return nextDeadline();
}

/** The client has left: nobody waits for its answers, and what it held is free for the others. */
export function releaseAll(client: u32): void {
  for (let position = waitCount; position > 0; position--)
    if (waits[position - 1].client === client) removeWait(position - 1);
  for (let index: u32 = 0; index < RESOURCE_COUNT; index++) {
    if (resources[index].owner === client) resources[index].owner = NO_CLIENT;
    if (holds(client, index, LockMode.shared)) drop(client, index);
  }
  settle();
}
