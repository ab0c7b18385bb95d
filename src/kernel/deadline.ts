/**
 * Deadlines: moments at which something has to happen, in one list sorted by time.
 *
 * A process has at most two (the timeout of the call it is blocked in, and its timer), so the list is short and a sorted
 * list beats any tree. Equal times keep their order of arrival.
 *
 * Invariant: `time` is not 0 exactly while the deadline is in the list.
 */
import { Process } from './process';

export class Deadline {
  /** Microseconds since boot; 0 when not set. */
  time: u64 = 0n;
  next: Deadline | null = null;
  owner: Process | null = null;
}

/** Later than every deadline. */
export const NEVER: u64 = 0xffffffffffffffffn;

class DeadlineQueue {
  first: Deadline | null = null;
}

const queue = new DeadlineQueue();

/** Sets `deadline`, which replaces its earlier time. */
export function arm(deadline: Deadline, wanted: u64): void {
  disarm(deadline);
  const time = wanted === 0n ? 1n : wanted;
  deadline.time = time;
  const first = queue.first;
  if (first === null || time < first.time) {
    deadline.next = first;
    queue.first = deadline;
    return;
  }
  let previous: Deadline = first;
  for (;;) {
    const next = previous.next;
    if (next === null || time < next.time) break;
    previous = next;
  }
  deadline.next = previous.next;
  previous.next = deadline;
}

/** Removes `deadline` if it is set. */
export function disarm(deadline: Deadline): void {
  if (deadline.time === 0n) return;
  deadline.time = 0n;
  const first = queue.first;
  if (first === deadline) {
    queue.first = deadline.next;
    return;
  }
  let previous = first;
  while (previous !== null && previous.next !== deadline) previous = previous.next;
  if (previous !== null) previous.next = deadline.next;
}

/** When the next deadline is due; NEVER when there is none. */
export function nextDeadline(): u64 {
  const first = queue.first;
  return first === null ? NEVER : first.time;
}

/** Takes the first deadline if it is due at `now`; it is set no more. */
export function takeDue(now: u64): Deadline | null {
  const first = queue.first;
  if (first === null || first.time > now) return null;
  queue.first = first.next;
  first.time = 0n;
  return first;
}
