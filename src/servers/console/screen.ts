/**
 * The terminal at the other end of the line, as far as the console must know it: where lines end, and whether the cursor
 * stands at the start of one.
 */
import { transmitByte } from './uart';

const BELL = 0x07;
const BACKSPACE = 0x08;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

/** The cursor is at the start of a line. */
export let atLineStart: bool = true;

/** One byte of text; a newline becomes carriage return and line feed. */
export function put(byte: u8): void {
  if (byte === NEWLINE) transmitByte(RETURN);
  transmitByte(byte);
  atLineStart = byte === NEWLINE;
}

export function putText(text: string): void {
  for (const byte of textBytes(text)) put(byte);
}

export function putBytes(bytes: ReadonlySpan<u8>): void {
  for (const byte of bytes) put(byte);
}

export function ring(): void {
  transmitByte(BELL);
}

/** Takes the last `count` characters off the screen. */
export function rubOut(count: u32): void {
  for (let index: u32 = 0; index < count; index++) {
    transmitByte(BACKSPACE);
    transmitByte(SPACE);
    transmitByte(BACKSPACE);
  }
}

/** Wipes the line that the cursor is in and returns to its start. */
export function wipeLine(): void {
  transmitByte(RETURN);
  putText('\x1b[K');
  atLineStart = true;
}

/** Goes to the start of a line, if the cursor is not at one. */
export function freshLine(): void {
  if (!atLineStart) put(NEWLINE);
}
