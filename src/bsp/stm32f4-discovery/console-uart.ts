/**
 * The serial line of the console: USART2, on pins PA2 and PA3, which a virtual COM adapter or a cable connects to.
 *
 * The board's start-up enables its clock and pins (the clock controller is never granted to a process); the driver gets
 * these registers and nothing else.
 */
import { BROKEN, NOTHING, OVERRUN } from '../received-byte';

class Usart {
  status: reg32;
  data: reg32;
  baudRate: reg32;
  control1: reg32;
  control2: reg32;
  control3: reg32;
  guardTime: reg32;
}

/** What the board calls it. */
export const CONSOLE_DEVICE = 'usart2';
export const CONSOLE_UART_ADDRESS = 0x40004400;
const uart = mmio(Usart, CONSOLE_UART_ADDRESS);

export const BAUD = 115_200;
/** Hertz of the bus that the UART hangs on (APB1: a quarter of the processor's 168 MHz). */
export const BUS_CLOCK = 42_000_000;
/** Value of `baudRate`: clock by baud rate, rounded. */
export const BAUD_DIVISOR = (BUS_CLOCK + BAUD / 2) / BAUD;

/** USART_SR (RM0090 section 30.6.1). */
const STATUS_FRAMING_ERROR = 1 << 1;
const STATUS_OVERRUN = 1 << 3;
const STATUS_RECEIVED = 1 << 5;
const STATUS_TRANSMIT_EMPTY = 1 << 7;

/** USART_CR1 (RM0090 section 30.6.4). */
const ENABLE = 1 << 13;
const RECEIVE_INTERRUPT = 1 << 5;
const TRANSMITTER = 1 << 3;
const RECEIVER = 1 << 2;

/** Sending only. */
export function startTransmitter(divisor: u32): void {
  uart.baudRate = divisor;
  uart.control1 = ENABLE | TRANSMITTER;
}

/** Both directions; what is received interrupts. */
export function startConsoleUart(): void {
  uart.baudRate = BAUD_DIVISOR;
  uart.control1 = ENABLE | TRANSMITTER | RECEIVER | RECEIVE_INTERRUPT;
}

/** Takes another byte to send. */
export function isTransmitterReady(): bool {
  return (uart.status & STATUS_TRANSMIT_EMPTY) !== 0;
}

export function transmit(byte: u8): void {
  uart.data = byte;
}

/**
 * The next received byte, in the words of received-byte.ts. An overrun raises the interrupt as a byte does, and only reading status
 * and then data ends it, so data is read even if it holds nothing new.
 */
export function takeReceived(): u32 {
  const status = uart.status;
  if ((status & (STATUS_RECEIVED | STATUS_OVERRUN)) === 0) return NOTHING;
  let received = uart.data & 0xff;
  if ((status & STATUS_OVERRUN) !== 0) received |= OVERRUN;
  if ((status & STATUS_RECEIVED) === 0 || (status & STATUS_FRAMING_ERROR) !== 0) received |= BROKEN;
  return received;
}
