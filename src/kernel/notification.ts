/**
 * Notifications: 32 bits in each process that others set without waiting. Setting a bit twice before it is taken is one
 * notification; none is lost. Receivers of calls take all bits at once, waiters those that they wait for.
 */
import { BlockReason } from '../abi/process';
import { Status } from '../abi/status';
import { leaveEndpoint } from './endpoint';
import { Process, isAlive } from './process';
import { finish } from './results';
import { makeReady } from './scheduler';

/** Every bit. */
export const ALL_NOTIFICATIONS = 0xffffffff;

/** Sets `bits` in `target` and wakes it if it waits for one of them. The dead are not notified. */
export function notify(target: Process, bits: u32): void {
  if (!isAlive(target)) return;
  target.notifications |= bits;
  if (target.blockReason === BlockReason.receiving) {
    leaveEndpoint(target);
    wake(target, Status.notified, ALL_NOTIFICATIONS);
  } else if (target.blockReason === BlockReason.waiting && (target.notifications & target.waitMask) !== 0) {
    wake(target, Status.ok, target.waitMask);
  }
}

function wake(target: Process, status: Status, mask: u32): void {
  takeInto(target, status, mask);
  makeReady(target);
}

/** Moves the pending bits of `mask` into the result of the process's call. */
export function takeInto(process: Process, status: Status, mask: u32): void {
  finish(process, status);
  process.frame.operation = process.notifications & mask;
  process.notifications &= ~mask;
}
