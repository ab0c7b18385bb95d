/**
 * Deadlines: the moments at which a wait ends, a process's timer is due, or a shutdown is over.
 *
 * Each is a time in the object that it belongs to, 0 when not set. There are few, so nothing keeps them in order: whoever sets one
 * moves the next look at them forward if need be, and a look at one that is gone finds nothing due. Of several that are
 * due, the earliest is first; of equals, waits before timers, then by number.
 */
import { Process, processes } from '../process/process';
import { kernel } from '../state';
import { Thread, threads } from '../thread/thread';

/** Later than every deadline. */
export const NEVER: u64 = 0xffffffffffffffffn;

/** What is due first. */
export class DueItem {
  time: u64 = 0n;
  thread: Thread | null = null;
  process: Process | null = null;
}

class Schedule {
  /** No deadline comes before this. */
  earliest: u64 = 0n;
  /** When the processes' time to finish ends; 0: no shutdown. */
  shutdown: u64 = 0n;
}
const schedule = new Schedule();

/** There is none yet. */
export function startDeadlines(): void {
  schedule.earliest = NEVER;
}

export function nextDeadline(): u64 {
  return schedule.earliest;
}

export function setDeadline(thread: Thread, time: u64): void {
  thread.deadline = lookAt(time);
}

export function setTimerTime(process: Process, time: u64): void {
  process.timerTime = lookAt(time);
}

export function setShutdownTime(time: u64): void {
  schedule.shutdown = lookAt(time);
}

/** Time 0 has passed: so has 1. */
function lookAt(wanted: u64): u64 {
  const time = wanted === 0n ? 1n : wanted;
  if (time < schedule.earliest) schedule.earliest = time;
  return time;
}

/** Finds what is due at `now`; false when there is nothing, and then the next look is when there will be. */
export function findDue(now: u64, item: DueItem): bool {
  item.time = NEVER;
  item.thread = null;
  item.process = null;
  for (let i: u32 = 0; i < kernel.threadCount; i++)
    if (isEarlier(threads[i].deadline, item)) item.thread = threads[i];
  for (let i: u32 = 0; i < kernel.processCount; i++) {
    const process = processes[i];
    if (!isEarlier(process.timerTime, item)) continue;
    item.thread = null;
    item.process = process;
  }
  if (isEarlier(schedule.shutdown, item)) {
    item.thread = null;
    item.process = null;
  }
  schedule.earliest = item.time;
  return item.time <= now;
}

/** Whether that deadline comes before the one in `item`; then it is noted there. */
function isEarlier(time: u64, item: DueItem): bool {
  if (time === 0n || time >= item.time) return false;
  item.time = time;
  return true;
}
