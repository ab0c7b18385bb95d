/** A port: sixteen pins (GPIO, RM0090 section 8.4). */
export class Port {
  /** MODER: two bits a pin, see {@link PinMode}. */
  @at(0x00) mode: reg32;
  /** PUPDR: two bits a pin. */
  @at(0x0c) pull: reg32;
  /** IDR: one bit a pin, what it is driven to. */
  @at(0x10) input: reg32;
  /** BSRR: one bit a pin that is set; in the upper half one that is cleared. */
  @at(0x18) setAndClear: reg32;
  /** AFRL: four bits for each of the pins 0 to 7, the function that has the pin. */
  @at(0x20) alternateLow: reg32;
}

/** Values of `mode`. */
export enum PinMode {
  input = 0,
  output = 1,
  alternate = 2,
}

/** Bits of a pin in registers that have two for each. */
export function pinField(pin: u32, value: u32): u32 {
  return value << (2 * pin);
}
