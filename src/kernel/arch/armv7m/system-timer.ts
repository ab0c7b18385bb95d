/**
 * SysTick as a clock that never stops and an alarm: a 24-bit counter of processor cycles that counts down.
 *
 * `elapsedCycles` gives the cycles since it was last asked; the kernel asks more often than the counter wraps, because
 * every wrap interrupts. An alarm restarts the counter with a shorter count. As soon as the counter has taken that, the reload
 * register goes back to the longest count, so that time stays exact past the alarm however late the kernel comes. The
 * chip takes a count at the next clock; QEMU may take its time, and then the next look at the counter does it.
 * What is lost in a restart is the time between reading the counter and writing it: a constant, measured at boot where
 * the processor has a cycle counter of its own, and added to the account.
 *
 * Invariants: `left` is how many cycles after the last account the counter reaches zero. `kernel.chargedAt` is a reading, too; where
 * the counter jumps, it jumps as far, so that the difference between the two stays the cycles between them. It may be more
 * than the counter holds.
 */
import { kernel } from '../../state';
import { PEND_TIMER, systemControl } from './system-control';

class SystemTimer {
  control: reg32;
  reload: reg32;
  current: reg32;
}

const timer = mmio(SystemTimer, 0xe000e010);

const ENABLE = 1;
const INTERRUPT = 2;
const PROCESSOR_CLOCK = 4;
/** Set when the counter reaches zero; cleared by reading it. */
const REACHED_ZERO = 1 << 16;

const LONGEST_COUNT = 0xffffff;
/** An alarm nearer than this could come before it is set. */
const SHORTEST_ALARM = 256;
/** How often to look whether the counter has taken a new count. */
const LOAD_POLLS = 8;

class Account {
  left: u32 = 0;
  /** What the counter starts from when it reaches zero. */
  reload: u32 = 0;
  /** What it started from instead, if it reached zero while `reload` was being written. */
  formerReload: u32 = 0;
  /** The counter stands at zero and has not taken the reload value yet. */
  loading: bool = false;
  restartCost: u32 = 0;
}

const account = new Account();

/** Starts counting. The first call of elapsedCycles counts from here. */
export function startTimer(): void {
  restart(LONGEST_COUNT);
  timer.control = ENABLE | INTERRUPT | PROCESSOR_CLOCK;
  waitForLoad();
  account.restartCost = measureRestart();
  kernel.chargedAt = account.left;
}

/** As it was before. */
export function stopTimer(): void {
  timer.control = 0;
}

/** Cycles since the last call. */
export function elapsedCycles(): u32 {
  let value = timer.current;
  const wrapped = (timer.control & REACHED_ZERO) !== 0;
  if (wrapped) value = timer.current;
  return advance(value, wrapped);
}

/** Brings `left` up to a reading of the counter; the cycles that passed. */
function advance(reading: u32, wrapped: bool): u32 {
  const before = account.left;
  let passed: u32 = 0;
  if (wrapped) {
    const period = periodBefore(reading);
    account.loading = reading === 0;
    account.left = reading === 0 ? period : reading;
    passed = before + (period - account.left);
    kernel.chargedAt += period;
  } else {
    account.left = leftAt(reading);
    passed = before - account.left;
  }
  if (reading !== 0) relax();
  return passed;
}

/** The length of the count that began at the last zero, or is about to. */
function periodBefore(reading: u32): u32 {
  const isFormer = reading !== 0 && reading <= account.formerReload;
  return (isFormer ? account.formerReload : account.reload) + 1;
}

/** At zero without having reported it: a new count is still to be taken, or the report is about to come. */
function leftAt(reading: u32): u32 {
  if (reading === 0) return account.loading ? account.left : 1;
  account.loading = false;
  return reading;
}

/** The count has been taken: the next one is the longest. */
function relax(): void {
  account.formerReload = account.reload;
  if (account.reload === LONGEST_COUNT) return;
  timer.reload = LONGEST_COUNT;
  account.reload = LONGEST_COUNT;
}

/** Cycles after the last account at which the timer interrupts, if nothing changes. */
export function cyclesToInterrupt(): u32 {
  return account.left;
}

/** What the counter said at the last account. */
export function counterReading(): u32 {
  return account.left;
}

/** What the counter says now. No account is made of it. */
export function counterNow(): u32 {
  return timer.current;
}

/** Sets the alarm; returns the cycles that passed since the last account. @noinline */
export function interruptAfter(cycles: u32): u32 {
  const count = maxU32(cycles, SHORTEST_ALARM) - 1;
  const passed = elapsedCycles();
  restart(count);
  waitForLoad();
  return passed + account.restartCost;
}

function restart(count: u32): void {
  timer.reload = count;
  timer.current = 0;
  account.reload = count;
  account.formerReload = count;
  kernel.chargedAt += count + 1 - account.left + account.restartCost;
  account.left = count + 1;
  account.loading = true;
}

/** If it never is taken, the short count stays for now. */
function waitForLoad(): void {
  for (let polls: u32 = 0; polls < LOAD_POLLS; polls++) {
    if (timer.current === 0) continue;
    relax();
    return;
  }
}

/** Whether the timer has interrupted, and the kernel has not seen it yet. */
export function isTimerPending(): bool {
  return (systemControl.interruptControl & PEND_TIMER) !== 0;
}

/** Makes the timer interrupt at once. */
export function interruptNow(): void {
  systemControl.interruptControl = PEND_TIMER;
}

// --------------------------------------------------------------------------------- the cost of a restart

class DebugControl {
  exceptionMonitor: reg32;
}
class CycleCounter {
  control: reg32;
  cycles: reg32;
}
const debugControl = mmio(DebugControl, 0xe000edfc);
const counter = mmio(CycleCounter, 0xe0001000);
const TRACE_ENABLE = 1 << 24;
const COUNT_CYCLES = 1;

const RESTARTS = 16;
/** More than this is no measurement. */
const COST_LIMIT = 200;

/** Cycles that a restart loses, against the cycle counter; 0 where there is none. */
function measureRestart(): u32 {
  debugControl.exceptionMonitor |= TRACE_ENABLE;
  counter.control |= COUNT_CYCLES;
  elapsedCycles();
  const start = counter.cycles;
  let seen: u32 = 0;
  for (let i: u32 = 0; i < RESTARTS; i++) seen += interruptAfter(LONGEST_COUNT);
  seen += elapsedCycles();
  const cost = (counter.cycles - start - seen) / RESTARTS;
  return cost > COST_LIMIT ? 0 : cost;
}
