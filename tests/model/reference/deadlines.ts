/**
 * Time in the model: waits that end by themselves, and the timer of each process. All that is due happens in the order of
 * its moment; of what is due at the same, waits come before timers, and both in the order of their threads and processes.
 */
import { ObjectType, Right } from '../../../src/abi/capability';
import { FOREVER, TIMER_PERIOD_MINIMUM } from '../../../src/abi/operation';
import { Status } from '../../../src/abi/status';
import { lookUp } from './capabilities';
import { endWait } from './messages';
import { notify } from './notifications';
import type { Process, Registers, Thread } from './objects';
import { reschedule } from './ends';
import { finish } from './scheduler';
import type { World } from './world';

/** The wait that the thread is about to begin ends by itself. */
export function limitWait(world: World, thread: Thread, timeout: number): void {
  thread.deadline = timeout === FOREVER ? undefined : world.now + timeout;
}

/** The next moment at which something happens by itself. */
export function nextDeadline(world: World): number | undefined {
  return dues(world)[0]?.time;
}

/** It is `now`: everything that is due happens. */
export function passTime(world: World, now: number): void {
  for (let time = nextDeadline(world); time !== undefined && time <= now; time = nextDeadline(world)) {
    world.now = Math.max(world.now, time);
    for (let [due] = dues(world); due && due.time <= world.now; [due] = dues(world)) due.happen();
    reschedule(world);
  }
  world.now = now;
}

interface Due {
  readonly time: number;
  readonly happen: () => void;
}

function dues(world: World): Due[] {
  const waits = world.threads.flatMap((thread) =>
    thread.deadline ? [{ time: thread.deadline, happen: () => endWait(world, thread, Status.timeout) }] : [],
  );
  const timers = world.processes.flatMap((process) =>
    process.timer ? [{ time: process.timer.deadline, happen: () => expire(world, process) }] : [],
  );
  return [...waits, ...timers].sort((a, b) => a.time - b.time);
}

/** Bits that were still pending are one delivery with the new ones; periods that passed unseen are counted as such. */
function expire(world: World, process: Process): void {
  const timer = process.timer;
  if (!timer) return;
  const { bits, period, deadline } = timer;
  process.merged = (process.first.pending & bits) >>> 0 === bits ? process.merged + 1 : 0;
  if (period === 0) {
    process.timer = undefined;
  } else {
    const missed = Math.floor((world.now - deadline) / period);
    process.merged += missed;
    process.timer = { ...timer, deadline: deadline + (missed + 1) * period };
  }
  notify(world, process.first, bits);
}

export function setTimer(_world: World, caller: Thread, registers: Registers): Status {
  const [slot, , low, high, period, bits] = registers;
  const found = lookUp(caller, slot, ObjectType.clock, Right.control);
  if (typeof found === 'number') return found;
  if (period !== 0 && period < TIMER_PERIOD_MINIMUM) return Status.invalidArgument;
  const deadline = Math.max(1, high * 0x100000000 + low);
  caller.process.timer = bits === 0 ? undefined : { deadline, period, bits };
  finish(caller, Status.ok, { message: [caller.process.merged, 0, 0, 0] });
  return Status.ok;
}
