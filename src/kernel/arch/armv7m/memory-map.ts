/** The architecture's memory map, as far as it is the same for every ARMv7-M processor. */

/** From here on: peripherals, external devices, the processor's own registers. */
const DEVICE_BASE = 0x40000000;

/** Code or SRAM: reading it has no side effects. */
export function isOrdinaryMemory(address: u32): bool {
  return address < DEVICE_BASE;
}
