/**
 * A line of text built piece by piece in a fixed buffer: texts, numbers, columns. What does not fit is dropped, so that
 * a long line is cut and never an error.
 *
 * Columns count from 0 at the start of the buffer: one buffer holds one line.
 */
import { divideWide } from './wide-division';

export const TEXT_CAPACITY = 160;

const SPACE = 0x20;
const NEWLINE = 0x0a;
const DIGIT_ZERO = 0x30;
const LETTER_A = 0x61;
/** Decimal digits of the largest u64. */
const WIDEST_NUMBER = 20;

const digits = array(u8, WIDEST_NUMBER);

export class TextBuffer {
  readonly bytes = array(u8, TEXT_CAPACITY);
  length: u32 = 0;

  clear(): void {
    this.length = 0;
  }

  contents(): ReadonlySpan<u8> {
    return readonlySpan(this.bytes, 0, this.length);
  }

  byte(value: u8): void {
    if (this.length >= TEXT_CAPACITY) return;
    this.bytes[this.length] = value;
    this.length++;
  }

  text(text: string): void {
    for (const byte of textBytes(text)) this.byte(byte);
  }

  bytesOf(bytes: ReadonlySpan<u8>): void {
    for (const byte of bytes) this.byte(byte);
  }

  /** A name as the ABI holds them: zero-padded. */
  name(name: ReadonlySpan<u8>): void {
    for (const byte of name) {
      if (byte === 0) return;
      this.byte(byte);
    }
  }

  newline(): void {
    if (this.length === TEXT_CAPACITY) this.length--;
    this.byte(NEWLINE);
  }

  decimal(value: u32): void {
    this.decimalWide(u64(value), 0);
  }

  /** `value` right-aligned in `width` characters. */
  decimalRight(value: u32, width: u32): void {
    this.decimalWide(u64(value), width);
  }

  /** As {@link decimalRight}, for 64 bits. */
  decimalWide(value: u64, width: u32): void {
    let rest = value;
    let count: u32 = 0;
    do {
      const quotient = divideWide(rest, 10);
      digits[count] = u8(DIGIT_ZERO + (u32(rest) - u32(quotient) * 10));
      count++;
      rest = quotient;
    } while (rest !== 0n && count < WIDEST_NUMBER);
    for (let blank = count; blank < width; blank++) this.byte(SPACE);
    while (count > 0) {
      count--;
      this.byte(digits[count]);
    }
  }

  /** Exactly `width` decimal digits, zeros first: the digits of a fraction or a clock. */
  decimalZeros(value: u32, width: u32): void {
    let unit: u32 = 1;
    for (let digit: u32 = 1; digit < width; digit++) unit *= 10;
    for (; unit > 0; unit /= 10) this.byte(u8(DIGIT_ZERO + ((value / unit) % 10)));
  }

  /** `0x` and exactly `width` digits. */
  hexadecimal(value: u32, width: u32): void {
    this.text('0x');
    for (let digit: u32 = width; digit > 0; digit--) {
      const nibble = (value >>> ((digit - 1) * 4)) & 0xf;
      this.byte(u8(nibble < 10 ? DIGIT_ZERO + nibble : LETTER_A + nibble - 10));
    }
  }

  /** Spaces up to `column`, and at least one between what stands there and what follows. */
  column(column: u32): void {
    if (this.length !== 0) this.byte(SPACE);
    while (this.length < column && this.length < TEXT_CAPACITY) this.byte(SPACE);
  }

  /** Moves what was written since `start` to the right until it takes `width` characters. */
  right(start: u32, width: u32): void {
    while (this.length - start < width && this.length < TEXT_CAPACITY) {
      for (let index = this.length; index > start; index--) this.bytes[index] = this.bytes[index - 1];
      this.bytes[start] = SPACE;
      this.length++;
    }
  }

  /** `text` right-aligned in `width` characters. */
  textRight(text: string, width: u32): void {
    for (let blank = text.length; blank < width; blank++) this.byte(SPACE);
    this.text(text);
  }
}
