/**
 * The UART under the console: bytes in by interrupt, bytes out by polling.
 *
 * Polling, because the simulator never raises transmit interrupts, and a byte takes 87 microseconds: less than most other
 * ways to spend them. Every loop is bounded: a dead line costs time but never the console.
 */
import { CONSOLE_BAUD_DIVISOR, consoleUart } from '@board/console-uart';

const FRAMING_ERROR = 1 << 1;
const OVERRUN = 1 << 3;
const RECEIVED = 1 << 5;
const TRANSMIT_EMPTY = 1 << 7;

const ENABLE = 1 << 13;
const RECEIVE_INTERRUPT = 1 << 5;
const TRANSMITTER = 1 << 3;
const RECEIVER = 1 << 2;

/** Polls before a byte is written regardless: several byte times. */
const PATIENCE = 100_000;

/** What {@link receiveByte} gives when there is none. */
export const NO_BYTE = 0x100;

/** Bytes that the hardware lost because nobody took them in time, since the start. */
export let overruns: u32 = 0;

export function startUart(): void {
  overruns = 0;
  consoleUart.baudRate = CONSOLE_BAUD_DIVISOR;
  consoleUart.control1 = ENABLE | TRANSMITTER | RECEIVER | RECEIVE_INTERRUPT;
}

export function transmitByte(byte: u8): void {
  let polls: u32 = 0;
  while ((consoleUart.status & TRANSMIT_EMPTY) === 0 && polls < PATIENCE) polls++;
  consoleUart.data = byte;
}

/**
 * The next received byte, or NO_BYTE. An overrun raises the interrupt as a byte does, and only reading status and then
 * data ends it, so data is read even if it holds nothing new. Bytes with a broken frame are line noise: dropped.
 */
export function receiveByte(): u32 {
  for (;;) {
    const status = consoleUart.status;
    if ((status & (RECEIVED | OVERRUN)) === 0) return NO_BYTE;
    const byte = consoleUart.data & 0xff;
    if ((status & OVERRUN) !== 0) overruns++;
    if ((status & RECEIVED) !== 0 && (status & FRAMING_ERROR) === 0) return byte;
  }
}
