/**
 * Whether the process behind an endpoint capability can take what is sent to it: everything that can be wrong with the other
 * side, each with a status of its own.
 */
import { Status } from '../../abi/status';
import { Slot } from '../capability/capability';
import { Process } from '../process/process';
import { finish } from '../results';
import { waitsFor } from '../thread/inheritance';
import { Thread, threads } from '../thread/thread';
import { liveThreads } from '../thread/thread-life';
import { Endpoint, ownerOf, serverOf } from './endpoint';

/** The endpoint that a capability is to. */
export function targetOf(slot: Slot): Endpoint {
  return overlay(Endpoint, slot.object);
}

/** Whether the process behind an endpoint is there to receive, in the life that the capability was made for. */
export function checkTarget(slot: Slot): Status {
  const endpoint = targetOf(slot);
  if (endpoint.key === 0) return whyNotAlive(ownerOf(endpoint));
  return slot.callKey === endpoint.key ? Status.ok : Status.restarted;
}

/** What to say of a process that does not live, or gave up its right to receive. */
export function whyNotAlive(process: Process): Status {
  return process.generation === 0 ? Status.notStarted : Status.dead;
}

/** As {@link checkTarget}, for a caller that waits until the message is received, or answered. */
export function checkAwaitedTarget(caller: Thread, slot: Slot): Status {
  const status = checkTarget(slot);
  if (status !== Status.ok) return status;
  const endpoint = targetOf(slot);
  if (endpoint.owner === caller.process && liveThreads(caller.process) === 1) return Status.self;
  const last = lastBefore(caller, serverOf(endpoint));
  if (last === null) return Status.ok;
  finish(caller, Status.cycle);
  caller.frame.a = last.process.index;
  return Status.cycle;
}

/**
 * The last of those that wait for one another from `first` on, if that one waits for `caller`: it would wait for itself. They
 * may go round without the caller: threads of one process that call each other, of which the one that received has ended.
 */
export function lastBefore(caller: Thread, first: Thread): Thread | null {
  let waiting = first;
  for (let length: u32 = 0; length < threads.length; length++) {
    const next = waitsFor(waiting);
    if (next === null) return null;
    if (next === caller) return waiting;
    waiting = next;
  }
  return null;
}
