/**
 * The independent watchdog (IWDG, RM0090 section 21): a counter on an oscillator of its own, which resets the chip when it comes to
 * zero. Once started only a reset stops it.
 *
 * That oscillator (LSI) is a rough one: 32 kHz, but anything from 17 to 47 kHz is within its limits. All times here are those at 32 kHz;
 * two seconds may be 1.3, or 3.8.
 */
class Watchdog {
  /** IWDG_KR: what is done. Reads as 0. */
  key: reg32;
  /** IWDG_PR: 4 times 2 to the power of it are the oscillator's cycles for each step. */
  prescaler: reg32;
  /** IWDG_RLR: steps from a reload to the reset, at most 4095. */
  reload: reg32;
  /** IWDG_SR: whether new values of the two above are still on their way. */
  status: reg32;
}

export const WATCHDOG_ADDRESS = 0x40003000;
const watchdog = mmio(Watchdog, WATCHDOG_ADDRESS);

/** Values of `key`. Any but the second protects the registers behind it again. */
const START = 0xcccc;
const UNLOCK = 0x5555;
const RELOAD = 0xaaaa;

const OSCILLATOR = 32_000;
/** Steps of 2 ms: 64 cycles. */
const PRESCALER = 4;
const STEPS_EACH_SECOND = OSCILLATOR / (4 << PRESCALER);
export const WATCHDOG_SECONDS = 2;
const STEPS = WATCHDOG_SECONDS * STEPS_EACH_SECOND;

/**
 * Starts it. New values take it some cycles of its oscillator, which runs only once it is started; nobody waits for that: until it is
 * fed for the first time it counts down from the most it can.
 */
export function startCountdown(): void {
  watchdog.key = START;
  watchdog.key = UNLOCK;
  watchdog.prescaler = PRESCALER;
  watchdog.reload = STEPS;
}

/** It counts down anew. */
export function feed(): void {
  watchdog.key = RELOAD;
}
