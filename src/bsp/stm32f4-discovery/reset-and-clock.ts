/** Reset and clock control (RCC), as far as start-up needs it. */
class ResetAndClock {
  @at(0x00) control: reg32;
  @at(0x04) pll: reg32;
  @at(0x08) configuration: reg32;
  @at(0x30) enableAhb1: reg32;
  @at(0x40) enableApb1: reg32;
}

export const resetAndClock = mmio(ResetAndClock, 0x40023800);

/**
 * QEMU has no clock controller: the control register reads 0. On the chip that is impossible, as the oscillator that it
 * runs from after reset shows as on and ready.
 */
export function isSimulated(): bool {
  return resetAndClock.control === 0;
}
