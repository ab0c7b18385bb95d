/**
 * Threads of one process. All of them share its memory and capabilities; the first began in `main`, and notifications of the
 * kernel go to it.
 */
import { CallFrame } from '../abi/message';
import { Operation } from '../abi/operation';
import { ThreadAction } from '../abi/process';
import { Status } from '../abi/status';
import { invoke, Result, simpleCall } from './system-call';

/**
 * Starts `entry(argument)` in a thread of its own, which ends with {@link exitThread}: there is nothing to return to. The
 * capability to the thread goes into slot `destination`; the result is the thread's number in the process.
 */
export function createThread(
  entry: (argument: u32) => void,
  argument: u32,
  priority: u32,
  destination: u32,
  thread: Result,
): Status {
  const frame = new CallFrame();
  frame.m0 = priority;
  frame.m1 = destination;
  const status = invoke(frame, Operation.createThread, 0, addressOf(entry), argument);
  thread.value = frame.a;
  return status;
}

/** Cancels, suspends, resumes or stops a thread, or sets its priority to `value`. */
export function threadControl(thread: u32, action: ThreadAction, value: u32): Status {
  return simpleCall(Operation.threadControl, thread, action, value);
}

/** Ends the calling thread; the first one ends its process with status 0. */
export function exitThread(): never {
  simpleCall(Operation.exitThread, 0, 0, 0);
  panic('exitThread returned');
}

/** Lets the others of the same priority run first. */
export function yieldProcessor(): void {
  simpleCall(Operation.yield, 0, 0, 0);
}
