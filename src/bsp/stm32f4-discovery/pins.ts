/**
 * What a person sees and presses: the LEDs on PD12 to PD15 and the user button on PA0 (UM1472, sections 6.3 and 6.4).
 *
 * The button pulls its pin up while it is pressed; a resistor pulls it down. The start-up turns on the clocks of both ports
 * (early-console.ts). PA0 needs nothing else: after reset it is an input, and port A is what external interrupt 0 looks at
 * (SYSCFG_EXTICR1). The external interrupt controller has no clock of its own to be turned on.
 */
import { Port } from './port';

/** External interrupts (EXTI, RM0090 section 12.3): one bit a line. */
export class ExternalInterrupts {
  /** IMR: what interrupts. */
  @at(0x00) mask: reg32;
  /** RTSR and FTSR: at which edges. */
  @at(0x08) rising: reg32;
  @at(0x0c) falling: reg32;
  /** PR: edges that were seen; writing 1 forgets one. */
  @at(0x14) pending: reg32;
}

export class Led {
  /** Its colour. */
  name: string = '';
  pin: u32 = 0;
}

export const LEDS = table(Led, [
  { name: 'green', pin: 12 },
  { name: 'orange', pin: 13 },
  { name: 'red', pin: 14 },
  { name: 'blue', pin: 15 },
]);

/** What the board calls the devices that it takes. */
export const LED_DEVICE = 'gpiod';
export const BUTTON_DEVICE = 'gpioa';
export const EDGE_DEVICE = 'exti';
export const EDGE_LINE = 'exti0';

export const LED_PORT_ADDRESS = 0x40020c00;
export const BUTTON_PORT_ADDRESS = 0x40020000;
export const EDGES_ADDRESS = 0x40013c00;
export const ledPort = mmio(Port, LED_PORT_ADDRESS);
export const buttonPort = mmio(Port, BUTTON_PORT_ADDRESS);
export const edges = mmio(ExternalInterrupts, EDGES_ADDRESS);

/** The button's pin, and with it its external interrupt. */
export const BUTTON_BIT = 1 << 0;

/**
 * Whether pins can be read. QEMU has no ports: what they are set to reads 0. On the chip that is impossible, as the pins of
 * the debug probe are on port A and not inputs.
 */
export function canReadPins(): bool {
  return buttonPort.mode !== 0;
}
