/**
 * `createThread`: one more thread for the caller's process, on a free stack of those that the build set aside.
 *
 * Arguments: r6 address of its entry; r7 argument, in r0 of the entry; r8 priority; r9 destination slot.
 * Returns: r6 number of the thread in the process.
 * Faults: invalidArgument invalidAddress invalidSlot slotInUse exhausted.
 * Blocks: never.
 * Notes: the slot gets a capability to the thread (inspect, control). invalidArgument: more urgent than the caller's own priority.
 *   invalidAddress: the process may not execute there.
 */
import { ObjectType, Right } from '../../abi/capability';
import { FaultCause, ThreadAction } from '../../abi/process';
import { Status } from '../../abi/status';
import { makeOriginal } from '../capability/authority';
import { Slot, checkFree, placeOf } from '../capability/capability';
import { MADE_AT_RUN_TIME } from '../capability/derivation';
import { recordEnd } from '../fault/fault';
import { Access, isAccessible } from '../memory/user-memory';
import { finish } from '../results';
import { refresh } from '../thread/inheritance';
import { Thread, firstThread, isAlive, moreUrgentThan, mayGivePriority } from '../thread/thread';
import { createThread, stopThread, threadOf, unusedThread } from '../thread/thread-life';
import { endWait, isWaiting, resume, suspend } from '../thread/wait';

/** Of an instruction. */
const SMALLEST_CODE = 2;

export function createThreadCall(caller: Thread): Status {
  const process = caller.process;
  const entry = caller.frame.a;
  const argument = caller.frame.b;
  const priority = caller.frame.m0;
  const slot = caller.frame.m1;
  if (!mayGivePriority(caller, priority)) return Status.invalidArgument;
  if (!isAccessible(process, entry & ~1, SMALLEST_CODE, Access.execute)) return Status.invalidAddress;
  const free = checkFree(process, slot);
  if (free !== Status.ok) return free;
  const number = unusedThread(process);
  if (number === 0) return Status.exhausted;
  createThread(process, number, entry, argument, priority);
  const thread = addressOf(threadOf(process, number));
  const rights = Right.inspect | Right.control;
  makeOriginal(placeOf(process, slot), ObjectType.thread, thread, rights, MADE_AT_RUN_TIME);
  finish(caller, Status.ok);
  caller.frame.a = number;
  return Status.ok;
}

/**
 * `threadControl`: cancel a thread's wait, suspend, resume or stop it, or change its priority.
 *
 * Arguments: r4 thread slot (right `control`); r6 ThreadAction; r7 value.
 * Returns: r4 status.
 * Faults: invalidSlot wrongType insufficientRights dead nothing invalidArgument.
 * Blocks: never; a thread that suspends itself goes on after `resume`.
 * Notes: `nothing`: there is no wait to cancel. invalidArgument also: stop of the first thread of a process, a priority more urgent
 *   than the caller's own. A wait goes on while its thread is suspended, and its end is kept.
 */
export function threadControlCall(caller: Thread, slot: Slot): Status {
  const frame = caller.frame;
  const thread = overlay(Thread, slot.object);
  if (!isAlive(thread) || thread.generation !== slot.stamp) return Status.dead;
  const action = frame.a;
  const value = frame.b;
  const allowed = checkAction(caller, thread, action, value);
  if (allowed !== Status.ok) return allowed;
  finish(caller, Status.ok);
  act(thread, action, value);
  return Status.ok;
}

function checkAction(caller: Thread, thread: Thread, action: u32, value: u32): Status {
  switch (action) {
    case ThreadAction.cancel:
      return isWaiting(thread) ? Status.ok : Status.nothing;
    case ThreadAction.suspend:
    case ThreadAction.resume:
      return Status.ok;
    case ThreadAction.stop:
      return thread === firstThread(thread.process) ? Status.invalidArgument : Status.ok;
    case ThreadAction.setPriority:
      return mayGivePriority(caller, value) ? Status.ok : Status.invalidArgument;
    default:
      return Status.invalidArgument;
  }
}

function act(thread: Thread, action: u32, value: u32): void {
  switch (action) {
    case ThreadAction.cancel:
      endWait(thread, Status.cancelled);
      break;
    case ThreadAction.suspend:
      suspend(thread);
      break;
    case ThreadAction.resume:
      resume(thread);
      break;
    case ThreadAction.stop:
      stopThread(thread);
      break;
    default:
      thread.baseMoreUrgent = moreUrgentThan(value);
      refresh(thread);
  }
}

/**
 * `exitThread`: the calling thread ends.
 *
 * Arguments: none.
 * Returns: it does not.
 * Faults: none.
 * Blocks: never.
 * Notes: the first thread of a process ends that with it, as `exit` with status 0.
 */
export function exitThreadCall(caller: Thread): Status {
  if (caller === firstThread(caller.process)) recordEnd(caller.process, FaultCause.exited, 0);
  else stopThread(caller);
  return Status.ok;
}
