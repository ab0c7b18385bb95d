/**
 * Text on the early console: what the kernel says when no process can, at boot and when it dies.
 *
 * Polled and slow; nothing else in the kernel prints.
 */
import { writeEarly } from '@board/early-console';
import { Process, imageOf } from './process';

const SPACE = 32;
const DIVIDER = 124;

export function printText(text: string): void {
  const bytes = textBytes(text);
  for (const byte of bytes) writeEarly(byte);
}

/** Part number `number` of a text whose parts are divided by `|`. */
export function printPart(text: string, number: u32): void {
  let part: u32 = 0;
  for (const byte of textBytes(text)) {
    if (byte === DIVIDER) part += 1;
    else if (part === number) writeEarly(byte);
  }
}

/** As 0x and eight digits. */
export function printHex(value: u32): void {
  printText('0x');
  for (let shift: u32 = 0; shift < 32; shift += 4) {
    const digit = (value >>> (28 - shift)) & 15;
    writeEarly(digit < 10 ? u8(48 + digit) : u8(87 + digit));
  }
}

export function printDecimal(value: u32): void {
  let divisor: u32 = 1;
  while (value / divisor >= 10) divisor *= 10;
  for (; divisor !== 0; divisor /= 10) writeEarly(u8(48 + ((value / divisor) % 10)));
}

/** ` key=0x...`. */
export function printField(key: string, value: u32): void {
  writeEarly(SPACE);
  printText(key);
  writeEarly(61);
  printHex(value);
}

export function printLine(): void {
  printText('\r\n');
}

/** A name as images hold it: zero-padded. */
export function printProcessName(process: Process): void {
  for (const character of imageOf(process).name) {
    if (character === 0) break;
    writeEarly(character);
  }
}
