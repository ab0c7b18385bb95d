/**
 * Time: microseconds since boot, in 64 bits, from the processor's own counter; and the next moment at which the kernel has
 * to run again.
 *
 * Cycles become microseconds step by step with the remainder kept, so nothing drifts and no 64-bit division is needed.
 * There is no periodic tick: the timer is set for the next deadline or end of slice, and only when that comes before
 * what it is set for already. An interrupt that comes too early is harmless: `expire` finds nothing due.
 */
import { TraceKind } from '../../abi/trace';
import {
  counterReading,
  cyclesToInterrupt,
  elapsedCycles,
  interruptAfter,
  interruptNow,
} from '../arch/armv7m/system-timer';
import { traceBoot, traceTime } from '../trace/trace';
import { NEVER, nextDeadline, startDeadlines } from './deadline';

class Clock {
  microseconds: u64 = 0n;
  /** Cycles beyond the last whole microsecond. */
  remainder: u32 = 0;
  cyclesPerMicrosecond: u32 = 0;
  /** What the timer is set for. */
  programmed: u64 = 0n;
}

const clock = new Clock();

/**
 * Longest wait that is turned into cycles, in microseconds: the counter of 24 bits wraps, and interrupts, before that at 3 MHz
 * or more, and up to 500 MHz the cycles fit a word.
 */
const LONGEST_WAIT = 8_000_000;

/** To be called once, before anything asks for the time. */
export function startClock(cyclesPerMicrosecond: u32): void {
  clock.cyclesPerMicrosecond = cyclesPerMicrosecond;
  clock.programmed = NEVER;
  startDeadlines();
  elapsedCycles();
  traceBoot(cyclesPerMicrosecond);
  traceCounter(TraceKind.time);
}

/** Microseconds since boot. */
export function clockNow(): u64 {
  const before = counterReading();
  const passed = elapsedCycles();
  account(passed);
  if (before - counterReading() !== passed) traceCounter(TraceKind.time);
  return clock.microseconds;
}

/** The counter has begun anew: when it counted the first cycle of this microsecond, it stood that much higher. @inline */
function traceCounter(kind: TraceKind): void {
  traceTime(kind, counterReading() + clock.remainder, clock.microseconds);
}

function account(cycles: u32): void {
  const total = clock.remainder + cycles;
  const whole = total / clock.cyclesPerMicrosecond;
  clock.microseconds += u64(whole);
  clock.remainder = total - whole * clock.cyclesPerMicrosecond;
}

/** The counter, which counts cycles down; see `kernel.chargedAt`. */
export function currentReading(): u32 {
  clockNow();
  return counterReading();
}

export function wholeMicroseconds(cycles: u32): u32 {
  return cycles / clock.cyclesPerMicrosecond;
}

export function cyclesOf(microseconds: u32): u32 {
  return microseconds * clock.cyclesPerMicrosecond;
}

/** The moment `timeout` microseconds from now. */
export function timeAfter(timeout: u32): u64 {
  return clockNow() + u64(timeout);
}

/** The timer has interrupted: it has to be set again. */
export function timerFired(): void {
  clock.programmed = NEVER;
}

/** Makes sure that the kernel runs at the next deadline, and at `sliceEnd` if that matters. */
export function requestInterrupt(sliceMatters: bool, sliceEnd: u64): void {
  let wanted = nextDeadline();
  if (sliceMatters && sliceEnd < wanted) wanted = sliceEnd;
  if (wanted < clock.programmed) program(wanted);
}

function program(wanted: u64): void {
  const now = clockNow();
  clock.programmed = wanted;
  if (wanted <= now) {
    interruptNow();
    return;
  }
  const wait = wanted - now;
  if (wait > u64(LONGEST_WAIT)) return;
  const cycles = u32(wait) * clock.cyclesPerMicrosecond - clock.remainder;
  if (cycles >= cyclesToInterrupt()) return;
  account(interruptAfter(cycles));
  traceCounter(TraceKind.setTime);
}
