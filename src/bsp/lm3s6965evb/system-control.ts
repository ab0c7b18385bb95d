/** System control of the chip (data sheet, section 6.4), as far as start-up needs it. */
class SystemControl {
  @at(0x50) rawInterrupts: reg32;
  @at(0x60) runModeClock: reg32;
  @at(0x100) enable0: reg32;
  @at(0x104) enable1: reg32;
  @at(0x108) enable2: reg32;
}

export const systemControl = mmio(SystemControl, 0x400fe000);
