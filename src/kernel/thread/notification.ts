/**
 * Notifications: 32 bits in each thread that others set without waiting. Setting a bit twice before it is taken is one
 * notification; none is lost. Receivers of messages take all bits at once, waiters those that they wait for.
 */
import { BlockReason } from '../../abi/process';
import { Status } from '../../abi/status';
import { stopReceiving } from '../message/send';
import { finish } from '../results';
import { wake } from './scheduler';
import { Thread, blockReasonOf, isAlive } from './thread';

/** Every bit. */
export const ALL_NOTIFICATIONS = 0xffffffff;

/** Sets `bits` in `target` and wakes it if it waits for one of them. The dead are not notified. */
export function notify(target: Thread, bits: u32): void {
  if (!isAlive(target)) return;
  target.notifications |= bits;
  const reason = blockReasonOf(target);
  if (reason === BlockReason.receiving) {
    stopReceiving(target);
    wakeWith(target, Status.notified, ALL_NOTIFICATIONS);
  } else if (reason === BlockReason.waiting && (bits & target.frame.b) !== 0) {
    wakeWith(target, Status.ok, target.frame.b);
  }
}

function wakeWith(target: Thread, status: Status, mask: u32): void {
  takeInto(target, status, mask);
  wake(target);
}

/** Moves the pending bits of `mask` into the result of the thread's call. */
export function takeInto(thread: Thread, status: Status, mask: u32): void {
  finish(thread, status);
  thread.frame.operation = thread.notifications & mask;
  thread.notifications &= ~mask;
}
