/**
 * The console before and after processes: USART2 on PA2 and PA3, sending only, polled.
 *
 * Starting it also gives the pins to the UART and turns on its clock and those of the ports that drivers use (pins.ts), which
 * they, being processes, could not do.
 */
import { BAUD, BAUD_DIVISOR, isTransmitterReady, startTransmitter, transmit } from './console-uart';
import { INTERNAL_MEGAHERTZ, isFullSpeed } from './clocks';
import { Port } from './port';
import { resetAndClock } from './reset-and-clock';

const portA = mmio(Port, 0x40020000);

/** RCC_AHB1ENR: ports A and D. */
const PORTS_ENABLE = (1 << 0) | (1 << 3);
const USART2_ENABLE = 1 << 17;

/** Two bits a pin: alternate function; pull-up on the receiving pin. Four bits a pin: function 7, the UART. */
const PIN_MODES = (3 << 4) | (3 << 6);
const PINS_ALTERNATE = (2 << 4) | (2 << 6);
const RECEIVE_PULL = 3 << 6;
const RECEIVE_PULL_UP = 1 << 6;
const PIN_FUNCTIONS = (15 << 8) | (15 << 12);
const PINS_UART = (7 << 8) | (7 << 12);

/** While the clocks are those of reset, the bus is as fast as the processor. */
const INTERNAL_BAUD_DIVISOR = (INTERNAL_MEGAHERTZ * 1_000_000 + BAUD / 2) / BAUD;

/** A byte takes 87 microseconds at 115200 baud. */
const POLLS = 100_000;

export function startEarlyConsole(): void {
  resetAndClock.enableAhb1 |= PORTS_ENABLE;
  resetAndClock.enableApb1 |= USART2_ENABLE;
  dsb(); // errata: a peripheral takes two cycles to wake
  portA.mode = (portA.mode & ~PIN_MODES) | PINS_ALTERNATE;
  portA.pull = (portA.pull & ~RECEIVE_PULL) | RECEIVE_PULL_UP;
  portA.alternateLow = (portA.alternateLow & ~PIN_FUNCTIONS) | PINS_UART;
  startTransmitter(isFullSpeed() ? BAUD_DIVISOR : INTERNAL_BAUD_DIVISOR);
}

/** Sends a byte; a UART that never gets ready loses it. */
export function writeEarly(byte: u8): void {
  for (let polls: u32 = 0; polls < POLLS; polls++) {
    if (!isTransmitterReady()) continue;
    transmit(byte);
    return;
  }
}
