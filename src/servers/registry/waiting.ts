/**
 * Clients that wait for a service: answered when it becomes available, or when their time is over.
 *
 * Invariant: each client waits for at most one service; a place whose token is NOBODY waits for none.
 */
import { FOREVER } from '../../abi/operation';
import { RegistryError } from '../../interfaces/generated/registry-client';
import { answerWaitFor } from '../../interfaces/generated/registry-server';
import { NOBODY, stillWaits } from '../../runtime/service/caller';
import { SERVICE_CAPACITY } from './services';

/** The deadline of who waits for ever. */
export const NEVER: u64 = 0xffff_ffff_ffff_ffffn;

class Waiter {
  token: u32 = NOBODY;
  process: u32 = 0;
  deadline: u64 = NEVER;
}

const waiters = structs(Waiter, SERVICE_CAPACITY);

/** Remembers that a client waits. False: another thread of it does already. */
export function addWaiter(client: u32, token: u32, process: u32, now: u64, timeout: u32): bool {
  const waiter = waiters[client];
  if (stillWaits(waiter.token)) return false;
  waiter.token = token;
  waiter.process = process;
  waiter.deadline = timeout === FOREVER ? NEVER : now + u64(timeout);
  return true;
}

/** The service of this process is available. */
export function answerWaiters(process: u32): void {
  for (const waiter of waiters) {
    if (waiter.token !== NOBODY && waiter.process === process) answer(waiter, RegistryError.none);
  }
}

/** Tells those whose time is over; when the next one's is, or NEVER. */
export function endWaits(now: u64): u64 {
  let next = NEVER;
  for (const waiter of waiters) {
    if (waiter.token === NOBODY) continue;
    if (waiter.deadline <= now) answer(waiter, RegistryError.late);
    else if (waiter.deadline < next) next = waiter.deadline;
  }
  return next;
}

export function removeWaiter(client: u32): void {
  waiters[client].token = NOBODY;
}

function answer(waiter: Waiter, error: RegistryError): void {
  const token = waiter.token;
  waiter.token = NOBODY;
  // Who does not wait any more needs no answer.
  answerWaitFor(token, error);
}
