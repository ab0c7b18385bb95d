/**
 * The clocks: 168 MHz from the 8 MHz crystal through the PLL, with the flash told to keep up.
 *
 * Every wait is bounded, and a clock that does not come is a boot failure with a name: the chip then still runs from its
 * internal 16 MHz, so the failure can be printed.
 */
import { isSimulated, resetAndClock } from './reset-and-clock';

class FlashInterface {
  accessControl: reg32;
}
class PowerControl {
  control: reg32;
}
const flashInterface = mmio(FlashInterface, 0x40023c00);
const powerControl = mmio(PowerControl, 0x40007000);

export const INTERNAL_MEGAHERTZ = 16;
const FULL_MEGAHERTZ = 168;

/** RCC_CR */
const CRYSTAL_ON = 1 << 16;
const CRYSTAL_READY = 1 << 17;
const PLL_ON = 1 << 24;
const PLL_READY = 1 << 25;
/** RCC_PLLCFGR: 8 MHz / 8 * 336 / 2, and / 7 for 48 MHz; from the crystal; the highest bits are reserved as 2. */
const PLL_168_MEGAHERTZ = 8 | (336 << 6) | (0 << 16) | (1 << 22) | (7 << 24) | (2 << 28);
/** RCC_CFGR: AHB undivided, APB1 by 4, APB2 by 2, then the PLL as the source. */
const BUS_DIVIDERS = (5 << 10) | (4 << 13);
const SOURCE_PLL = 2;
const SOURCE_IS_PLL = 1 << 3;
/** APB1 enable bit of the power controller, whose highest voltage 168 MHz needs; it comes when the PLL runs (PWR_CR, PWR_CSR). */
const POWER_ENABLE = 1 << 28;
/** And those of the timers 2 to 7, which need no pins: for drivers. */
const TIMERS_ENABLE = 0x3f;
const VOLTAGE_SCALE_1 = 1 << 14;
const VOLTAGE_READY = 1 << 14;
/** FLASH_ACR: instruction and data cache forget what they held before the flash was written, which they only do while they are off. */
const FLASH_RESET_CACHES = (1 << 11) | (1 << 12);
/** Five wait states hide behind prefetch, instruction and data cache. */
const FLASH_168_MEGAHERTZ = 5 | (1 << 8) | (1 << 9) | (1 << 10);

/** What is polled: RCC_CR, RCC_CFGR, PWR_CSR. */
const CONTROL = 0x40023800;
const CONFIGURATION = 0x40023808;
const POWER_STATUS = 0x40007004;
/** Polls before a clock counts as broken: the crystal takes some milliseconds. */
const POLLS = 500_000;

/** Why the clocks do not run. */
export enum ClockFailure {
  none,
  crystal,
  pll,
  voltage,
  flash,
  source,
}

/** In the order of ClockFailure, as the boot's report says it. */
export const CLOCK_FAILURES =
  '|crystal: does not start|PLL: does not lock|voltage: stays low|flash: refuses its wait states|PLL: refused as the clock';

class Clocks {
  /** The processor runs from the PLL. */
  full: bool = false;
}
const clocks = new Clocks();

/** Starts the clocks; before it the chip is as after reset. */
export function startClocks(): ClockFailure {
  if (isSimulated()) {
    clocks.full = true;
    return ClockFailure.none;
  }
  resetAndClock.enableApb1 = POWER_ENABLE | TIMERS_ENABLE;
  dsb(); // errata: a peripheral takes two cycles to wake
  powerControl.control = VOLTAGE_SCALE_1;
  resetAndClock.control |= CRYSTAL_ON;
  if (!becomes(CONTROL, CRYSTAL_READY)) return ClockFailure.crystal;
  resetAndClock.configuration = BUS_DIVIDERS;
  resetAndClock.pll = PLL_168_MEGAHERTZ;
  resetAndClock.control |= PLL_ON;
  if (!becomes(CONTROL, PLL_READY)) return ClockFailure.pll;
  if (!becomes(POWER_STATUS, VOLTAGE_READY)) return ClockFailure.voltage;
  return switchToPll();
}

/** The flash must be slow enough before the processor is fast. */
function switchToPll(): ClockFailure {
  flashInterface.accessControl = FLASH_RESET_CACHES;
  flashInterface.accessControl = FLASH_168_MEGAHERTZ;
  if (flashInterface.accessControl !== FLASH_168_MEGAHERTZ) return ClockFailure.flash;
  resetAndClock.configuration = BUS_DIVIDERS | SOURCE_PLL;
  if (!becomes(CONFIGURATION, SOURCE_IS_PLL)) return ClockFailure.source;
  clocks.full = true;
  return ClockFailure.none;
}

/** Polls a register until a bit of it is set. @noinline */
function becomes(register: u32, bit: u32): bool {
  for (let polls: u32 = 0; polls < POLLS; polls++) {
    if ((load32(register) & bit) !== 0) return true;
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
