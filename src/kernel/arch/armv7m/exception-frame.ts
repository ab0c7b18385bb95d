/**
 * The frame that the processor stores on a process's stack when it enters the kernel: r0-r3, r12, lr, pc, xpsr, and with
 * the FPU s0-s15, FPSCR and a spare word.
 */
import { fillWords } from '../../memory/memory';
import { Thread } from '../../thread/thread';
import { BASIC_FRAME, RETURN_BASIC, RETURN_FLOATING_POINT } from './floating-point';

export class ExceptionFrame {
  r0: u32 = 0;
  r1: u32 = 0;
  r2: u32 = 0;
  r3: u32 = 0;
  r12: u32 = 0;
  lr: u32 = 0;
  pc: u32 = 0;
  xpsr: u32 = 0;
}

/** Bytes of the part that every frame has, and of the whole with the FPU. */
export const FRAME_BYTES = 32;
export const FLOATING_POINT_FRAME_BYTES = 104;

/** xPSR: Thumb state; a word was left out to align the frame. */
const THUMB = 1 << 24;
const REALIGNED = 1 << 9;
/** An lr that leads nowhere: returning from the entry function is a fault with a recognisable address. */
const NO_CALLER = 0xffffffff;

/** Puts the frame on the stack with which the thread begins at `entry` with `argument` in r0, and clears its registers. */
export function createExceptionFrame(thread: Thread, entry: u32, argument: u32, stackTop: u32): void {
  const area = thread.floatingPoint;
  const bytes: u32 = area === null ? FRAME_BYTES : FLOATING_POINT_FRAME_BYTES;
  const address = (stackTop & ~7) - bytes;
  fillWords(address, bytes, 0);
  clear(thread.frame);
  if (area !== null) clear(area);
  const frame = overlay(ExceptionFrame, address);
  frame.r0 = argument;
  frame.lr = NO_CALLER;
  frame.pc = entry & ~1;
  frame.xpsr = THUMB;
  thread.stackPointer = address;
  thread.exceptionReturn = area === null ? RETURN_BASIC : RETURN_FLOATING_POINT;
}

/** Bytes of the SVC instruction. */
const CALL_BYTES = 2;

/**
 * The running thread makes its system call again when it runs next: its saved pc goes back to the SVC, and its frame must be as
 * it was. The frame is where the processor has just stored it, so it can be written.
 */
export function restartCall(thread: Thread): void {
  overlay(ExceptionFrame, thread.stackPointer).pc -= CALL_BYTES;
}

/** What the stack pointer was before the readable frame at `address` was stored, with or without a floating-point part. */
export function stackPointerBefore(address: u32, floatingPoint: bool): u32 {
  const bytes: u32 = floatingPoint ? FLOATING_POINT_FRAME_BYTES : FRAME_BYTES;
  const realigned = (overlay(ExceptionFrame, address).xpsr & REALIGNED) !== 0;
  return address + bytes + (realigned ? 4 : 0);
}

/** Whether the frame that was stored when the thread stopped running has a floating-point part. */
export function hasFloatingPointFrame(thread: Thread): bool {
  return (thread.exceptionReturn & BASIC_FRAME) === 0;
}

/** xPSR: the flags that programs see; those of an interrupted IT block or LDM. */
const FLAGS = 0xf80f0000;
const CONTINUATION = 0x0600fc00;

/** The xPSR of a thread that goes on with other flags; elsewhere it goes on with a whole instruction. */
export function resumedStatus(stored: u32, flags: u32, samePlace: bool): u32 {
  const kept: u32 = samePlace ? THUMB | REALIGNED | CONTINUATION : THUMB | REALIGNED;
  return (stored & kept) | (flags & FLAGS);
}
