/**
 * How a system call ends: all eight registers of the call are set, so nothing of the kernel or of an earlier message
 * comes back in the ones that the call doesn't define.
 */
import { Status } from '../abi/status';
import { Thread } from './thread/thread';

export function finish(thread: Thread, status: Status): void {
  const frame = thread.frame;
  clear(frame);
  frame.status = status;
}
