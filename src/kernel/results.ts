/**
 * How a system call ends: all eight registers of the call are set, so nothing of the kernel or of an earlier message
 * comes back in the ones that the call doesn't define.
 */
import { Status } from '../abi/status';
import { Process } from './process';

export function finish(process: Process, status: Status): void {
  const frame = process.frame;
  frame.status = status;
  frame.operation = 0;
  frame.a = 0;
  frame.b = 0;
  frame.m0 = 0;
  frame.m1 = 0;
  frame.m2 = 0;
  frame.m3 = 0;
}
