/**
 * Who runs: 32 fixed priorities, first in first out within one, with a time slice; the highest ready level is one CLZ away.
 *
 * Each level is a circular list known by its tail, so both ends are at hand for one word. The running thread is in no
 * list: a switch that puts nobody back touches no queue. A preempted thread returns to the head of its level with
 * what is left of its slice; one that used its slice, or yields, goes to the tail.
 *
 * A turn is the use of the processor by one payer: the process at the far end of the calls that the running thread answers.
 * A call hands the turn to its receiver and the reply hands it back, so it goes on: same slice, same payer, no look at the clock.
 *
 * Invariants: a level's bit in `readyLevels` is set exactly when its list is not empty; listed threads are ready.
 */
import { BlockReason } from '../../abi/process';
import { TraceKind } from '../../abi/trace';
import { isTimerPending } from '../arch/armv7m/system-timer';
import { Process } from '../process/process';
import { kernel } from '../state';
import {
  clockNow,
  currentReading,
  cyclesOf,
  requestInterrupt,
  timeAfter,
  wholeMicroseconds,
} from '../time/time';
import { trace } from '../trace/trace';
import { WORK_END, requestWork } from '../work';
import { LEVELS, Thread, ThreadState, idle, isReady, levelBit, priorityOf } from './thread';

/** Microseconds that a thread may run while others of its priority are ready. */
export const TIME_SLICE = 5000;

class Turn {
  /** When its slice ends, and whether it has to end now. */
  end: u64 = 0n;
  over: bool = false;
  /** Whose slice that is: not `kernel.payer` after assembly has given the processor to somebody else. */
  payer: Process | null = null;
  /** Ready, and in no level: it takes the turn if the running thread blocks. */
  heir: Thread | null = null;
}
const turn = new Turn();

// ------------------------------------------------------------------------------------------------ ready levels

function pushFront(thread: Thread): void {
  const level = priorityOf(thread.moreUrgent);
  const tail = kernel.tails[level] ?? null;
  if (tail === null) {
    thread.next = thread;
    kernel.tails[level] = thread;
    kernel.readyLevels |= levelBit(level);
    return;
  }
  thread.next = tail.next;
  tail.next = thread;
}

function pushBack(thread: Thread): void {
  pushFront(thread);
  kernel.tails[priorityOf(thread.moreUrgent)] = thread;
}

/** Takes the first thread of the most urgent level that has one. */
function popHighest(): Thread {
  const level = clz32(kernel.readyLevels);
  if (level >= LEVELS) return idle;
  const tail = kernel.tails[level]!;
  const head = tail.next!;
  unlink(head, tail);
  return head;
}

/** Removes `thread`, which follows `previous` in its level. */
function unlink(thread: Thread, previous: Thread): void {
  const level = priorityOf(thread.moreUrgent);
  if (previous === thread) {
    kernel.tails[level] = null;
    kernel.readyLevels &= ~levelBit(level);
  } else {
    previous.next = thread.next;
    if (kernel.tails[level] === thread) kernel.tails[level] = previous;
  }
  thread.next = null;
}

/** Whether it waits for its turn in a level. */
function isListed(thread: Thread): bool {
  return thread.next !== null && thread.endpoint === null;
}

/** Takes a thread out of its level, if it is in one. */
export function removeReady(thread: Thread): void {
  if (turn.heir === thread) turn.heir = null;
  if (!isListed(thread)) return;
  let previous = thread.next!;
  while (previous.next !== thread) previous = previous.next!;
  unlink(thread, previous);
}

/** Changes the effective priority of a thread that is in no endpoint's queue. */
export function setLevel(thread: Thread, moreUrgent: u32): void {
  if (!isListed(thread)) {
    thread.moreUrgent = moreUrgent;
    return;
  }
  removeReady(thread);
  thread.moreUrgent = moreUrgent;
  pushBack(thread);
}

// ----------------------------------------------------------------------------------------- blocking and waking

/** Ends the wait of a thread, which is in no queue and no call any more; it runs when its turn comes. */
export function wake(thread: Thread): void {
  endWaiting(thread);
  if (thread.state === ThreadState.active) pushBack(thread);
}

/** As {@link wake}; if the running thread blocks now, the turn is this thread's. */
export function handTurn(thread: Thread): void {
  if (turn.heir !== null || thread.state !== ThreadState.active) {
    wake(thread);
    return;
  }
  endWaiting(thread);
  turn.heir = thread;
}

function endWaiting(thread: Thread): void {
  thread.blockReason = BlockReason.none;
  thread.wakeMask = 0;
  thread.deadline = 0n;
}

/** `thread` goes before the running one, at least as urgent as that, which goes on where it is. */
export function takeTurn(thread: Thread): void {
  const running = kernel.current;
  if (running === thread) return;
  removeReady(thread);
  if (isReady(running) && running !== idle) putBack(running);
  thread.moreUrgent &= running.moreUrgent;
  kernel.current = thread;
}

/** Lets the others of the running thread's priority go first. */
export function endTurn(): void {
  turn.over = true;
}

/** Ends the turn if its slice is used up at `now`. */
export function checkSlice(now: u64): void {
  chargeTurn();
  if (now >= turn.end) turn.over = true;
}

// --------------------------------------------------------------------------------------------------- choosing

/** The last step of every kernel entry: decides who runs, and when the timer has to interrupt it. */
export function reschedule(): void {
  const running = kernel.current;
  if (turn.payer !== kernel.payer) beginSlice(TIME_SLICE);
  const chosen = choose(running);
  if (chosen !== running) kernel.contextSwitches += 1;
  if (chosen !== kernel.interrupted) trace(TraceKind.switch, kernel.interrupted, chosen, 0);
  kernel.current = chosen;
  turn.over = false;
  turn.heir = null;
  const others = kernel.readyLevels & levelBit(priorityOf(chosen.moreUrgent));
  requestInterrupt(others !== 0, turn.end);
  if (chosen.state === ThreadState.ending && !isTimerPending()) requestWork(WORK_END);
}

function choose(running: Thread): Thread {
  const heir = turn.heir;
  if (isReady(running) && running !== idle) {
    if (heir !== null) putBack(heir);
    return keepOrLeave(running);
  }
  if (heir !== null && (kernel.readyLevels & heir.moreUrgent) === 0) {
    if (payerOf(heir) !== kernel.payer) beginTurn(heir);
    return heir;
  }
  if (heir !== null) putBack(heir);
  return takeNext();
}

function keepOrLeave(running: Thread): Thread {
  const level = clz32(kernel.readyLevels);
  const own = priorityOf(running.moreUrgent);
  if (level < own || (turn.over && level === own)) {
    putBack(running);
    return takeNext();
  }
  if (payerOf(running) !== kernel.payer) beginTurn(running);
  return running;
}

function takeNext(): Thread {
  const chosen = popHighest();
  beginTurn(chosen);
  return chosen;
}

/** Who had the turn keeps its place and the rest of the slice; who ends goes on even when that is over. */
function putBack(thread: Thread): void {
  const now = clockNow();
  thread.slice = turn.over || now >= turn.end ? 0 : u16(u32(turn.end - now));
  if (thread.slice === 0 && thread.state !== ThreadState.ending) pushBack(thread);
  else pushFront(thread);
}

/** Ends the turn, and gives `thread` one of its own. */
function beginTurn(thread: Thread): void {
  chargeTurn();
  kernel.payer = payerOf(thread);
  beginSlice(thread.slice === 0 ? TIME_SLICE : thread.slice);
  thread.slice = 0;
}

function beginSlice(length: u32): void {
  turn.payer = kernel.payer;
  turn.end = timeAfter(length);
}

/**
 * Charges the time since the last charge to who pays for it. The counter's own readings do for that, so that assembly can do
 * the same when it switches. The timer interrupts often enough for a word to hold the cycles.
 */
export function chargeTurn(): void {
  const reading = currentReading();
  const payer = kernel.payer;
  payer.cycles += kernel.chargedAt - reading;
  kernel.chargedAt = reading;
  settle(payer);
}

/** Cycles that were charged become microseconds, but for a remainder. */
function settle(process: Process): void {
  const whole = wholeMicroseconds(process.cycles);
  process.cpuTime += u64(whole);
  process.cycles -= cyclesOf(whole);
}

/** Who pays for what `thread` does: the process of the first of its chain of callers. */
function payerOf(thread: Thread): Process {
  let first = thread;
  for (;;) {
    const caller = first.callers;
    if (caller === null) return first.process;
    first = caller;
  }
}

/** Processor time that a process has spent until now. */
export function timeSpent(process: Process): u64 {
  if (process === kernel.payer) chargeTurn();
  else settle(process);
  return process.cpuTime;
}
