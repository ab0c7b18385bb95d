/**
 * The clocks: 50 MHz from the 8 MHz crystal through the PLL, in the steps of the data sheet (section 6.3).
 *
 * Every wait is bounded, and a clock that does not come is a boot failure with a name: the chip then still runs from its internal
 * 12 MHz, so the failure can be printed.
 */
import { systemControl } from './system-control';

export const INTERNAL_MEGAHERTZ = 12;
export const FULL_MEGAHERTZ = 50;

/** RCC: the fields that are set here, and what is in them at the end: 200 MHz of the PLL by 4, and the crystal. */
const PLL_OFF = 1 << 13;
const BYPASS = 1 << 11;
const USE_DIVIDER = 1 << 22;
const DIVIDER = 15 << 23;
const DIVIDE_BY_4 = 3 << 23;
const CRYSTAL = 15 << 6;
const CRYSTAL_8_MEGAHERTZ = 14 << 6;
const SOURCE = 3 << 4;
const SOURCE_CRYSTAL = 0 << 4;
const MAIN_OSCILLATOR_OFF = 1;
/** RIS: the PLL has locked. */
const PLL_LOCKED = 1 << 6;

/** RCGC0 and RCGC1: what processes may be granted, the console's UART aside (early-console.ts). */
const WATCHDOG_ENABLE = 1 << 3;
const TIMERS_ENABLE = 15 << 16;

/** Polls before the PLL counts as broken: it takes half a millisecond. */
const POLLS = 100_000;

/** Why the clocks do not run. */
export enum ClockFailure {
  none,
  pll,
}

/** In the order of ClockFailure, as the boot's report says it. */
export const CLOCK_FAILURES = '|clocks: the PLL does not lock';

class Clocks {
  /** The processor runs from the PLL. */
  full: bool = false;
}
const clocks = new Clocks();

/** Starts the clocks. The PLL is bypassed until it has locked. */
export function startClocks(): ClockFailure {
  let clock: u32 = (systemControl.runModeClock | BYPASS) & ~USE_DIVIDER;
  systemControl.runModeClock = clock;
  clock &= ~(CRYSTAL | SOURCE | MAIN_OSCILLATOR_OFF | PLL_OFF);
  clock |= CRYSTAL_8_MEGAHERTZ | SOURCE_CRYSTAL;
  systemControl.runModeClock = clock;
  clock = (clock & ~DIVIDER) | DIVIDE_BY_4 | USE_DIVIDER;
  systemControl.runModeClock = clock;
  if (!isLocked()) return ClockFailure.pll;
  systemControl.runModeClock = clock & ~BYPASS;
  clocks.full = true;
  systemControl.enable0 |= WATCHDOG_ENABLE;
  systemControl.enable1 |= TIMERS_ENABLE;
  return ClockFailure.none;
}

function isLocked(): bool {
  for (let polls: u32 = 0; polls < POLLS; polls++) {
    if ((systemControl.rawInterrupts & PLL_LOCKED) !== 0) return true;
  }
  return false;
}

/** Cycles of the processor clock in a microsecond. */
export function clockMegahertz(): u32 {
  return clocks.full ? FULL_MEGAHERTZ : INTERNAL_MEGAHERTZ;
}

/** The processor has all its speed, and not that of reset. */
export function isFullSpeed(): bool {
  return clocks.full;
}
