/**
 * The serial line of the console: USART2, on pins PA2 and PA3, which a virtual COM adapter or a cable connects to.
 *
 * The board's start-up enables its clock and pins (the clock controller is never granted to a process); the driver gets
 * these registers and nothing else.
 */
export class Usart {
  status: reg32;
  data: reg32;
  baudRate: reg32;
  control1: reg32;
  control2: reg32;
  control3: reg32;
  guardTime: reg32;
}

export const CONSOLE_UART_ADDRESS = 0x40004400;
export const consoleUart = mmio(Usart, CONSOLE_UART_ADDRESS);

/** Hertz of the bus that the UART hangs on (APB1: a quarter of the processor's 168 MHz). */
const CONSOLE_UART_CLOCK = 42_000_000;
export const CONSOLE_BAUD = 115_200;
/** Value of `baudRate`: clock by baud rate, rounded. */
export const CONSOLE_BAUD_DIVISOR = (CONSOLE_UART_CLOCK + CONSOLE_BAUD / 2) / CONSOLE_BAUD;
