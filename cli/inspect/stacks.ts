/**
 * The stack of a thread: how much of it is and was used, the registers that the thread left on it, and its calls.
 *
 * A thread that does not run has its r4-r11 in its control block and the rest where the processor stored it, on top of its own
 * stack (src/kernel/arch/armv7m/exception-frame.ts).
 */
import type { FrameTable } from './debug/frames';
import type { KeptMemory } from './memory';
import type { StackUse } from './snapshot';
import type { StructureView } from './structure';
import { type Registers, type Unwound, unwind } from './unwind';

/** What the kernel fills stacks with before they are used (src/kernel/thread/stack.ts). */
const STACK_PAINT = 0xc0dec0de;
/** Words of the exception frame, without and with a floating-point part (ARMv7-M ARM, B1.5.6). */
export const FRAME_WORDS = 8;
const FLOATING_POINT_WORDS = 26;
/** EXC_RETURN: the frame has no floating-point part. xPSR: a word was left out to align the frame. */
const BASIC_FRAME = 0x10;
export const REALIGNED = 1 << 9;

/** `pointer`: undefined where it is not known. */
export function stackUse(stack: KeptMemory, pointer: number | undefined): StackUse {
  const { start: base, bytes } = stack;
  const top = base + bytes.length;
  let unused = 0;
  while (unused + 4 <= bytes.length && bytes.readUInt32LE(unused) === STACK_PAINT) unused += 4;
  const isInside = pointer !== undefined && pointer >= base && pointer <= top;
  return {
    ...{ base, top, size: bytes.length, highWater: bytes.length - unused },
    ...(isInside ? { used: top - pointer } : {}),
  };
}

/** Those of a thread that does not run; r0-r3, r12, lr, pc are undefined when its frame is not on its stack. */
export function savedRegisters(thread: StructureView, stack: KeptMemory): Registers {
  const pointer = thread.number('stackPointer');
  const frame = thread.structure('frame');
  const kept = ['status', 'operation', 'a', 'b', 'm0', 'm1', 'm2', 'm3'].map((name) => frame.number(name));
  const stored = wordsAt(stack, pointer, FRAME_WORDS);
  const [r0, r1, r2, r3, r12, lr, pc, status = 0] = stored;
  const isBasic = (thread.number('exceptionReturn') & BASIC_FRAME) !== 0;
  const words = (isBasic ? FRAME_WORDS : FLOATING_POINT_WORDS) + ((status & REALIGNED) === 0 ? 0 : 1);
  const sp = stored.length === 0 ? undefined : pointer + 4 * words;
  return [r0, r1, r2, r3, ...kept, r12, sp, lr, pc];
}

/** Empty if they are not all there. */
export function wordsAt(memory: KeptMemory, address: number, count: number): number[] {
  if (!memory.has(address, 4 * count)) return [];
  const bytes = memory.at(address, 4 * count);
  return Array.from({ length: count }, (_, index) => bytes.readUInt32LE(4 * index));
}

export function unwindOn(stack: KeptMemory, registers: Registers, frames: FrameTable): Unwound {
  return unwind(registers, (address) => wordsAt(stack, address, 1)[0], frames);
}
