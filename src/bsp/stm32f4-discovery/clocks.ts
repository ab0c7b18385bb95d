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
const SOURCE_STATUS = 3 << 2;
const SOURCE_STATUS_PLL = 2 << 2;
/** APB1 enable bit of the power controller, whose highest voltage 168 MHz needs. */
const POWER_ENABLE = 1 << 28;
const VOLTAGE_SCALE_1 = 1 << 14;
/** Five wait states hide behind prefetch, instruction and data cache. */
const FLASH_168_MEGAHERTZ = 5 | (1 << 8) | (1 << 9) | (1 << 10);

/** Polls before a clock counts as broken: the crystal takes some milliseconds. */
const POLLS = 500_000;

class Clocks {
  /** The processor runs from the PLL. */
  full: bool = false;
}
const clocks = new Clocks();

/** Starts the clocks; the empty text, or what failed. */
export function startClocks(): string {
  if (isSimulated()) {
    clocks.full = true;
    return '';
  }
  resetAndClock.enableApb1 |= POWER_ENABLE;
  dsb(); // errata: a peripheral takes two cycles to wake
  powerControl.control |= VOLTAGE_SCALE_1;
  resetAndClock.control |= CRYSTAL_ON;
  if (!becomesReady(CRYSTAL_READY)) return 'the crystal does not start';
  resetAndClock.configuration = BUS_DIVIDERS;
  resetAndClock.pll = PLL_168_MEGAHERTZ;
  resetAndClock.control |= PLL_ON;
  if (!becomesReady(PLL_READY)) return 'the PLL does not lock';
  return switchToPll();
}

function becomesReady(bit: u32): bool {
  for (let polls: u32 = 0; polls < POLLS; polls++) {
    if ((resetAndClock.control & bit) !== 0) return true;
  }
  return false;
}

/** The flash must be slow enough before the processor is fast. */
function switchToPll(): string {
  flashInterface.accessControl = FLASH_168_MEGAHERTZ;
  if (flashInterface.accessControl !== FLASH_168_MEGAHERTZ) return 'the flash does not take its wait states';
  resetAndClock.configuration = BUS_DIVIDERS | SOURCE_PLL;
  for (let polls: u32 = 0; polls < POLLS; polls++) {
    if ((resetAndClock.configuration & SOURCE_STATUS) !== SOURCE_STATUS_PLL) continue;
    clocks.full = true;
    return '';
  }
  return 'the PLL is not taken as the clock';
}

/** Cycles of the processor clock in a microsecond. */
export function clockMegahertz(): u32 {
  return clocks.full ? FULL_MEGAHERTZ : INTERNAL_MEGAHERTZ;
}

/** The processor has all its speed, and not that of reset. */
export function isFullSpeed(): bool {
  return clocks.full;
}
