/** Waiting for the end of a process. A thread that does so has the process's number in r6 of its frame. */
import { BlockReason } from '../../abi/process';
import { Status } from '../../abi/status';
import { finish } from '../results';
import { wake } from '../thread/scheduler';
import { Thread, threads } from '../thread/thread';
import { Process } from './process';

/** The running thread waits for the end of `process`. */
export function join(thread: Thread, process: Process): void {
  thread.frame.a = process.index;
  thread.blockReason = BlockReason.joining;
}

/** How the process ended last. */
export function finishJoin(thread: Thread, process: Process): void {
  finish(thread, Status.ok);
  thread.frame.a = process.fault.detail;
  thread.frame.b = process.fault.cause;
}

/** The process has ended, and how has been noted. */
export function tellJoiners(process: Process): void {
  for (const thread of threads) {
    if (thread.blockReason !== BlockReason.joining || thread.frame.a !== process.index) continue;
    finishJoin(thread, process);
    wake(thread);
  }
}
