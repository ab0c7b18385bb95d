/**
 * The console before and after processes: UART0 on PA0 and PA1, sending only, polled.
 *
 * Starting it also gives the pins to the UART and turns on its clock, which the console driver, a process, could not do.
 */
import { isTransmitterReady, startTransmitter, transmit } from './console-uart';
import { clockMegahertz } from './clocks';
import { systemControl } from './system-control';

class Port {
  @at(0x420) alternate: reg32;
  @at(0x51c) digital: reg32;
}
const portA = mmio(Port, 0x40004000);

/** RCGC1 and RCGC2. */
const UART0_ENABLE = 1;
const PORT_A_ENABLE = 1;
const PINS = 3;

/** A byte takes 87 microseconds at 115200 baud. */
const POLLS = 100_000;

export function startEarlyConsole(): void {
  systemControl.enable1 |= UART0_ENABLE;
  systemControl.enable2 |= PORT_A_ENABLE;
  dsb(); // three cycles must pass before the first access
  portA.alternate |= PINS;
  portA.digital |= PINS;
  startTransmitter(clockMegahertz());
}

/** Sends a byte; a UART that never gets ready loses it. */
export function writeEarly(byte: u8): void {
  for (let polls: u32 = 0; polls < POLLS; polls++) {
    if (!isTransmitterReady()) continue;
    transmit(byte);
    return;
  }
}
