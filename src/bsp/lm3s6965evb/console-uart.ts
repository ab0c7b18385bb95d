/**
 * The serial line of the console: UART0, a PrimeCell PL011 on pins PA0 and PA1, which the evaluation board's debug interface shows the host
 * as a virtual COM port (data sheet, chapter 13).
 *
 * The board's start-up enables its clock and pins; the driver gets these registers and nothing else.
 */
import { BROKEN, NOTHING, OVERRUN } from '../received-byte';
import { FULL_MEGAHERTZ } from './clocks';

class Uart {
  @at(0x00) data: reg32;
  @at(0x18) flags: reg32;
  @at(0x24) divisor: reg32;
  @at(0x28) fraction: reg32;
  @at(0x2c) lineControl: reg32;
  @at(0x30) control: reg32;
  @at(0x34) interruptLevel: reg32;
  @at(0x38) interruptMask: reg32;
  @at(0x44) interruptClear: reg32;
}

/** What the board calls it. */
export const CONSOLE_DEVICE = 'uart0';
export const CONSOLE_UART_ADDRESS = 0x4000c000;
const uart = mmio(Uart, CONSOLE_UART_ADDRESS);

const BAUD = 115_200;
/** UARTDR: what is wrong with a byte that is read. */
const DATA_BROKEN = 7 << 8; // framing, parity, break
const DATA_OVERRUN = 1 << 11;
/** UARTFR */
const RECEIVE_EMPTY = 1 << 4;
const TRANSMIT_FULL = 1 << 5;
/** UARTLCRH: eight bits a byte, and queues of sixteen bytes. */
const EIGHT_BITS = 3 << 5;
const QUEUES = 1 << 4;
/** UARTCTL */
const ENABLE = 1;
const TRANSMITTER = 1 << 8;
const RECEIVER = 1 << 9;
/** UARTIM, UARTICR: the queue has filled to its level, or a byte has been waiting in it for the time of 32 bits. */
const RECEIVED = (1 << 4) | (1 << 6);

/** Sixty-fourths of the divisor for a clock of so many MHz, rounded: clock by sixteen times the baud rate. */
function divisorIn64ths(megahertz: u32): u32 {
  return (megahertz * 4_000_000 + BAUD / 2) / BAUD;
}

/** Sending only. `megahertz`: what the processor runs at. A new divisor counts when the line control is written. */
export function startTransmitter(megahertz: u32): void {
  setLine(megahertz);
  uart.interruptMask = 0;
  uart.control = ENABLE | TRANSMITTER;
}

function setLine(megahertz: u32): void {
  const divisor = divisorIn64ths(megahertz);
  uart.control = 0;
  uart.divisor = divisor >>> 6;
  uart.fraction = divisor & 63;
  uart.lineControl = EIGHT_BITS | QUEUES;
}

/** Both directions; what is received interrupts, at the lowest level of the queue. */
export function startConsoleUart(): void {
  setLine(FULL_MEGAHERTZ);
  uart.interruptLevel = 0;
  uart.interruptMask = RECEIVED;
  uart.control = ENABLE | TRANSMITTER | RECEIVER;
}

/** Takes another byte to send. */
export function isTransmitterReady(): bool {
  return (uart.flags & TRANSMIT_FULL) === 0;
}

export function transmit(byte: u8): void {
  uart.data = byte;
}

/**
 * The next received byte, in the words of received-byte.ts. The request is cleared before the queue is looked at: whatever arrives
 * after the look requests again.
 */
export function takeReceived(): u32 {
  uart.interruptClear = RECEIVED;
  if ((uart.flags & RECEIVE_EMPTY) !== 0) return NOTHING;
  const data = uart.data;
  let received = data & 0xff;
  if ((data & DATA_OVERRUN) !== 0) received |= OVERRUN;
  if ((data & DATA_BROKEN) !== 0) received |= BROKEN;
  return received;
}
