/**
 * The end of a wait, by whatever but what was waited for: a deadline, a cancellation, the death of the other side. Also what
 * keeps a thread off the processor although it waits for nothing.
 */
import { FOREVER } from '../../abi/operation';
import { BlockReason } from '../../abi/process';
import { Status } from '../../abi/status';
import { TraceKind } from '../../abi/trace';
import { abandonException, isException } from '../fault/exception';
import { Endpoint, dequeue, isSending, serverOf } from '../message/endpoint';
import { endCall } from '../message/reply';
import { stopReceiving } from '../message/send';
import { finish } from '../results';
import { setDeadline } from '../time/deadline';
import { timeAfter } from '../time/time';
import { traceOne } from '../trace/trace';
import { refresh } from './inheritance';
import { removeReady, wake } from './scheduler';
import { Thread, ThreadState, isReady } from './thread';

/** The running thread is about to wait at most that long. */
export function limitWait(thread: Thread, timeout: u32): void {
  if (timeout !== FOREVER) setDeadline(thread, timeAfter(timeout));
}

/** Takes a thread out of every queue and call. Nobody it waited for will hear of it again. */
export function abandonWait(thread: Thread): void {
  const endpoint: Endpoint | null = thread.endpoint;
  if (thread.server !== null) {
    endCall(thread);
  } else if (endpoint !== null) {
    if (isSending(thread)) {
      thread.leaseExtent = 0;
      dequeue(thread);
      refresh(serverOf(endpoint));
    } else {
      stopReceiving(thread);
    }
  }
  thread.blockReason = BlockReason.none;
}

/** Ends the wait of a thread with a status that says why. */
export function endWait(thread: Thread, status: Status): void {
  if (isException(thread)) {
    abandonException(thread);
    return;
  }
  traceOne(TraceKind.waitEnded, thread, status);
  abandonWait(thread);
  finish(thread, status);
  wake(thread);
}

/** Whether there is anything that it waits for. */
export function isWaiting(thread: Thread): bool {
  return thread.blockReason !== BlockReason.none || thread.server !== null || thread.endpoint !== null;
}

/** Keeps a thread off the processor until {@link resume}; a wait goes on, and its end is kept. */
export function suspend(thread: Thread): void {
  removeReady(thread);
  thread.state = ThreadState.suspended;
  thread.wakeMask = 0;
  refreshAround(thread);
}

export function resume(thread: Thread): void {
  if (thread.state !== ThreadState.suspended) return;
  thread.state = ThreadState.active;
  if (isReady(thread)) wake(thread);
  else refreshAround(thread);
}

/** Whether the fast path may continue it has changed: that stands with it and with its server. */
function refreshAround(thread: Thread): void {
  refresh(thread);
  if (thread.server !== null) refresh(thread.server);
}
