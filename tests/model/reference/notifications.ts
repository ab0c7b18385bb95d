/** Notification bits: set by others without waiting, taken by the thread whose they are. Setting a bit twice is once. */
import { Status } from '../../../src/abi/status';
import { BlockReason } from '../../../src/abi/process';
import { stopReceiving } from './messages';
import type { Thread } from './objects';
import { finish, wake } from './scheduler';
import type { World } from './world';

export function notify(world: World, thread: Thread, bits: number): void {
  thread.pending = (thread.pending | bits) >>> 0;
  if (thread.pending === 0) return;
  if (thread.reason === BlockReason.receiving) {
    stopReceiving(thread);
    take(thread, Status.notified, 0xffffffff);
    wake(world, thread);
  } else if (thread.reason === BlockReason.waiting && (thread.pending & thread.mask) !== 0) {
    take(thread, Status.ok, thread.mask);
    wake(world, thread);
  }
}

/** The pending bits of `mask` are the result of the thread's call. */
export function take(thread: Thread, status: Status, mask: number): void {
  finish(thread, status, { r5: thread.pending & mask });
  thread.pending = (thread.pending & ~mask) >>> 0;
}
