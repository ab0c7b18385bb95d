/**
 * Text on the early console: what the kernel says when no process can, at boot and when it dies.
 *
 * Polled and slow; nothing else in the kernel prints.
 */
import { writeEarly } from '@board/early-console';
import { Process, imageOf } from '../process/process';

const DIVIDER = 124;
const PLACEHOLDER = 35;

/** `text`, in which each `#` stands for the next of the words at `address`: as 0x and eight digits. @noinline */
export function printWords(text: string, address: u32): void {
  let next = address;
  for (const byte of textBytes(text)) {
    if (byte !== PLACEHOLDER) {
      writeEarly(byte);
      continue;
    }
    writeEarly(48);
    writeEarly(120);
    printDigits(load32(next), 0x10000000, 16);
    next += 4;
  }
}

export function printText(text: string): void {
  printWords(text, 0);
}

/** Part number `number` of a text whose parts are divided by `|`. @noinline */
export function printPart(text: string, number: u32): void {
  let part: u32 = 0;
  for (const byte of textBytes(text)) {
    if (byte === DIVIDER) part += 1;
    else if (part === number) writeEarly(byte);
  }
}

export function printDecimal(value: u32): void {
  let highest: u32 = 1_000_000_000;
  while (highest > value && highest > 1) highest /= 10;
  printDigits(value, highest, 10);
}

/** The digits from that worth `highest` on. @noinline */
function printDigits(value: u32, highest: u32, base: u32): void {
  for (let worth = highest; worth !== 0; worth /= base) {
    const digit = (value / worth) % base;
    writeEarly(digit < 10 ? u8(48 + digit) : u8(87 + digit));
  }
}

/** A name as images hold it: zero-padded. */
export function printProcessName(process: Process): void {
  for (const character of imageOf(process).name) {
    if (character === 0) break;
    writeEarly(character);
  }
}
