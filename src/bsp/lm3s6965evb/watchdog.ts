/**
 * The watchdog timer (data sheet, chapter 11): a counter on the processor's clock. The first time that it comes to zero it requests an
 * interrupt, which nobody takes here, and the second time it resets the chip: half of the two seconds each.
 */
import { FULL_MEGAHERTZ } from './clocks';

class Watchdog {
  @at(0x000) load: reg32;
  @at(0x008) control: reg32;
  /** Any value: the request is over, and it counts down from `load` anew. */
  @at(0x00c) clear: reg32;
  @at(0xc00) lock: reg32;
}

export const WATCHDOG_ADDRESS = 0x40000000;
const watchdog = mmio(Watchdog, WATCHDOG_ADDRESS);

/** WDTCTL: it counts; and it resets. The first stays until a reset. */
const COUNT = 1;
const RESET = 2;
/** WDTLOCK: this value opens the registers, any other closes them. */
const UNLOCK = 0x1acc_e551;
const LOCK = 0;

export const WATCHDOG_SECONDS = 2;
const CYCLES = (WATCHDOG_SECONDS * FULL_MEGAHERTZ * 1_000_000) / 2;

/** Starts it. */
export function startCountdown(): void {
  watchdog.lock = UNLOCK;
  watchdog.load = CYCLES;
  watchdog.control = COUNT | RESET;
  watchdog.lock = LOCK;
}

/** It counts down anew. */
export function feed(): void {
  watchdog.lock = UNLOCK;
  watchdog.clear = 0;
  watchdog.lock = LOCK;
}
