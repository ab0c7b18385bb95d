/**
 * How a system call ends: all eight registers of the call are set, so nothing of the kernel or of an earlier message
 * comes back in the ones that the call doesn't define.
 */
import { Status } from '../abi/status';
import { Process } from './process';

export function finish(process: Process, status: Status): void {
  clear(process.frame);
  process.frame.status = status;
}
