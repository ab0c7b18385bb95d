/**
 * Who runs: 32 fixed priorities, first in first out within one, with a time slice; the highest ready level is one CLZ away.
 *
 * Each level is a circular list known by its tail, so both ends are at hand for one word. The running process is in no
 * list: a switch that puts nobody back touches no queue. A preempted process returns to the head of its level with
 * what is left of its slice; one that used its slice, or yields, goes to the tail.
 *
 * Invariants: a level's bit in `readyLevels` is set exactly when its list is not empty; listed processes are `ready`.
 */
import { BlockReason, ProcessState } from '../abi/process';
import { disarm } from './deadline';
import { Process, idle } from './process';
import { kernel } from './state';
import { clockNow, requestInterrupt } from './time';

export const LEVELS = 32;
/** Microseconds that a process may run while others of its priority are ready. */
export const TIME_SLICE = 5000;

const HIGHEST_LEVEL = 0x80000000;

const tails = refs(Process, LEVELS);

/** The running process's turn: when it began, when its slice ends, and whether that has happened. */
class Turn {
  start: u64 = 0n;
  end: u64 = 0n;
  over: bool = false;
}
const turn = new Turn();

function levelBit(priority: u32): u32 {
  return u32(HIGHEST_LEVEL) >>> priority;
}

function pushBack(process: Process): void {
  pushFront(process);
  tails[process.priority] = process;
}

function pushFront(process: Process): void {
  const tail = tails[process.priority] ?? null;
  if (tail === null) {
    process.next = process;
    tails[process.priority] = process;
    kernel.readyLevels |= levelBit(process.priority);
    return;
  }
  process.next = tail.next;
  tail.next = process;
}

/** Takes the first process of the most urgent level that has one. */
function popHighest(): Process {
  const level = clz32(kernel.readyLevels);
  if (level >= LEVELS) return idle;
  const tail = tails[level]!;
  const head = tail.next!;
  unlink(head, tail);
  return head;
}

/** Removes `process`, which follows `previous` in its level. */
function unlink(process: Process, previous: Process): void {
  const level = process.priority;
  if (previous === process) {
    tails[level] = null;
    kernel.readyLevels &= ~levelBit(level);
  } else {
    previous.next = process.next;
    if (tails[level] === process) tails[level] = previous;
  }
  process.next = null;
}

/** Lets a process that was blocked, or is new, run when its turn comes. */
export function makeReady(process: Process): void {
  disarm(process.timeout);
  process.state = ProcessState.ready;
  process.blockReason = BlockReason.none;
  process.endpoint = null;
  process.peer = null;
  process.slice = TIME_SLICE;
  pushBack(process);
}

/** Takes the running process off the processor until something wakes it. */
export function block(process: Process, reason: BlockReason): void {
  process.state = ProcessState.blocked;
  process.blockReason = reason;
}

/** Takes a ready process that does not run out of its level. */
export function removeReady(process: Process): void {
  let previous = tails[process.priority]!;
  for (;;) {
    const next = previous.next!;
    if (next === process) break;
    previous = next;
  }
  unlink(process, previous);
}

/** Lets the others of the running process's priority go first. */
export function endTurn(): void {
  turn.over = true;
}

/** Ends the turn if its slice is used up at `now`. */
export function checkSlice(now: u64): void {
  if (now >= turn.end) turn.over = true;
}

/** The last step of every kernel entry: decides who runs, and when the timer has to interrupt it. */
export function reschedule(): void {
  const running = kernel.current;
  if (shouldLeave(running)) switchFrom(running);
  turn.over = false;
  const others = kernel.readyLevels & levelBit(kernel.current.priority);
  requestInterrupt(others !== 0, turn.end);
}

/** Whether another process has to run now. */
function shouldLeave(running: Process): bool {
  if (running.state !== ProcessState.ready || running === idle) return true;
  const level = clz32(kernel.readyLevels);
  if (level !== running.priority) return level < running.priority;
  return turn.over;
}

function switchFrom(running: Process): void {
  const now = clockNow();
  running.cpuTime += now - turn.start;
  if (running.state === ProcessState.ready && running !== idle) putBack(running, now);
  const chosen = popHighest();
  if (chosen !== running) kernel.contextSwitches += 1;
  kernel.current = chosen;
  turn.start = now;
  turn.end = now + u64(chosen.slice);
}

/** A preempted process keeps its place and the rest of its slice. */
function putBack(running: Process, now: u64): void {
  if (turn.over || now >= turn.end) {
    running.slice = TIME_SLICE;
    pushBack(running);
  } else {
    running.slice = u32(turn.end - now);
    pushFront(running);
  }
}
