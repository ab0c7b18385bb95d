/** Stacks are painted before they are used, so the most that was ever used of one is seen by the paint that is left. */
import { fillWords } from '../memory/memory';
import { Process, imageOf } from '../process/process';
import { Thread, threadNumber } from './thread';

/** What an unused word of a stack holds. */
export const STACK_PAINT = 0xc0dec0de;

export function paintStack(base: u32, top: u32): void {
  fillWords(base, top - base, STACK_PAINT);
}

/** Bytes that were used of a painted stack. */
export function usedOf(base: u32, top: u32): u32 {
  let address = base;
  while (address < top && load32(address) === STACK_PAINT) address += 4;
  return top - address;
}

/** Bytes of its first thread's stack that a process has used; before its first life it is not painted. */
export function stackUsed(process: Process): u32 {
  if (process.generation === 0) return 0;
  const image = imageOf(process);
  return usedOf(image.stackBase, image.stackTop);
}

/** The lowest address of a thread's stack. */
export function stackBaseOf(thread: Thread): u32 {
  const image = imageOf(thread.process);
  const number = threadNumber(thread);
  const process = thread.process;
  if (number === process.index) return image.stackBase;
  return image.threadStacks + (number - process.firstExtraThread) * image.threadStackSize;
}
