/**
 * The UART under the console: bytes in by interrupt, bytes out by polling.
 *
 * Polling, because the simulator never raises transmit interrupts, and a byte takes 87 microseconds: less than most other
 * ways to spend them. Every loop is bounded: a dead line costs time but never the console.
 */
import { isTransmitterReady, startConsoleUart, takeReceived, transmit } from '@board/console-uart';
import { BROKEN, NOTHING, OVERRUN } from '../../bsp/received-byte';

/** Polls before a byte is written regardless: several byte times. */
const PATIENCE = 100_000;

/** What {@link receiveByte} gives when there is none. */
export const NO_BYTE = 0x100;

/** Bytes that the hardware lost because nobody took them in time, since the start. */
export let overruns: u32 = 0;

/** The registers are there: while they are not, what is sent is lost, and nothing arrives. */
export let isOpen: bool = false;

export function closeUart(): void {
  isOpen = false;
}

/** The registers are mapped. */
export function startUart(): void {
  isOpen = true;
  overruns = 0;
  startConsoleUart();
}

export function transmitByte(byte: u8): void {
  if (!isOpen) return;
  let polls: u32 = 0;
  while (!isTransmitterReady() && polls < PATIENCE) polls++;
  transmit(byte);
}

/** The next received byte, or NO_BYTE. Broken ones are line noise: dropped. */
export function receiveByte(): u32 {
  while (isOpen) {
    const received = takeReceived();
    if ((received & OVERRUN) !== 0) overruns++;
    if ((received & NOTHING) !== 0) return NO_BYTE;
    if ((received & BROKEN) === 0) return received & 0xff;
  }
  return NO_BYTE;
}
