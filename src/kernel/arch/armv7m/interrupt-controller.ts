/** The Nested Vectored Interrupt Controller: masking of device interrupt lines. */
import { DEVICE_PRIORITY } from './exceptions';

/** Arrays of words, 32 lines each: what is written as 1 is enabled, disabled, pending, no longer pending. */
const ENABLE = 0xe000e100;
const DISABLE = 0xe000e180;
const SET_PENDING = 0xe000e200;
const CLEAR_PENDING = 0xe000e280;
/** A priority byte for each line. */
const PRIORITY = 0xe000e400;

function lineBit(line: u32): u32 {
  return u32(1) << (line & 31);
}

function wordOffset(line: u32): u32 {
  return (line >>> 5) << 2;
}

/** Gives every line its priority, and masks it. */
export function initialiseLines(lineCount: u32): void {
  for (let line: u32 = 0; line < lineCount; line++) {
    maskLine(line);
    store8(PRIORITY + line, DEVICE_PRIORITY);
  }
}

export function maskLine(line: u32): void {
  store32(DISABLE + wordOffset(line), lineBit(line));
}

/** Forgets an old request and enables the line. A line that is still asserted becomes pending again by itself. */
export function unmaskLine(line: u32): void {
  dsb();
  store32(CLEAR_PENDING + wordOffset(line), lineBit(line));
  store32(ENABLE + wordOffset(line), lineBit(line));
}

/** Whether the device asks for attention now. */
export function isLinePending(line: u32): bool {
  return (load32(SET_PENDING + wordOffset(line)) & lineBit(line)) !== 0;
}

/** For the end of the kernel: nothing interrupts any more. */
export function disableInterrupts(): void {
  cpsid();
}
