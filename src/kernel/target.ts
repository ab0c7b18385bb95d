/**
 * Whether the process behind an endpoint capability can take what is sent to it: everything that can be wrong with the other
 * side, each with a status of its own.
 */
import { ObjectType, Right } from '../abi/capability';
import { Status } from '../abi/status';
import { checkUse, usedSlot } from './capability';
import { Endpoint, ownerOf, serverOf } from './endpoint';
import { waitsFor } from './inheritance';
import { Process } from './process';
import { finish } from './results';
import { kernel } from './state';
import { Thread, isAlive, processOf, threads } from './thread';

/** The endpoint that `caller` names in r4, which {@link checkTarget} has accepted. */
export function targetOf(caller: Thread): Endpoint {
  return overlay(Endpoint, usedSlot(caller).object);
}

/** Whether `caller` may send to the endpoint in r4, and that endpoint's process is there to receive. */
export function checkTarget(caller: Thread): Status {
  const status = checkUse(caller, ObjectType.endpoint, Right.send);
  if (status !== Status.ok) return status;
  const endpoint = targetOf(caller);
  if (endpoint.key === 0) return whyNotAlive(ownerOf(endpoint));
  return usedSlot(caller).callKey === endpoint.key ? Status.ok : Status.restarted;
}

/** What to say of a process that does not live, or gave up its right to receive. */
export function whyNotAlive(process: Process): Status {
  return process.generation === 0 ? Status.notStarted : Status.dead;
}

/** As {@link checkTarget}, for a caller that waits until the message is received, or answered. */
export function checkAwaitedTarget(caller: Thread): Status {
  const status = checkTarget(caller);
  if (status !== Status.ok) return status;
  const endpoint = targetOf(caller);
  if (endpoint.owner === caller.process && isOnlyThread(caller)) return Status.self;
  const last = lastBefore(caller, serverOf(endpoint));
  if (last === null) return Status.ok;
  finish(caller, Status.cycle);
  caller.frame.a = processOf(last).index;
  return Status.cycle;
}

function isOnlyThread(thread: Thread): bool {
  for (let i: u32 = 0; i < kernel.threadCount; i++) {
    const other = threads[i];
    if (other !== thread && other.process === thread.process && isAlive(other)) return false;
  }
  return true;
}

/**
 * The last of those that wait for one another from `first` on, if that one waits for `caller`: it would wait for itself. They
 * may go round without the caller: threads of one process that call each other, of which the one that received has ended.
 */
export function lastBefore(caller: Thread, first: Thread): Thread | null {
  let waiting = first;
  for (let length: u32 = 0; length < kernel.threadCount; length++) {
    const next = waitsFor(waiting);
    if (next === null) return null;
    if (next === caller) return waiting;
    waiting = next;
  }
  return null;
}
