/**
 * The idle loop's two regions and its first context; and how the processor sleeps for ever.
 *
 * The loop (idle.S) has 32 bytes of code and a stack for one exception frame, each aligned to its size.
 */
import { Thread } from '../../thread/thread';
import { createExceptionFrame } from './exception-frame';
import { codeAttributes, dataAttributes, regionBase } from './memory-protection';

const CODE_LOG2 = 5;
const STACK_LOG2 = 6;
const STACK_BYTES = 64;
/** In the address of a function. */
const THUMB = 1;

class IdleStack {
  readonly words = array(u32, 16);
}

declare const idleStack: IdleStack;
declare function idleLoop(): void;

export function loadIdleRegions(idle: Thread): void {
  idle.protection[0] = regionBase(0, addressOf(idleLoop) - THUMB);
  idle.protection[1] = codeAttributes(CODE_LOG2);
  idle.protection[2] = regionBase(1, addressOf(idleStack));
  idle.protection[3] = dataAttributes(STACK_LOG2);
  idle.protection[4] = regionBase(2, 0);
  idle.protection[5] = 0;
  idle.protection[6] = regionBase(3, 0);
  idle.protection[7] = 0;
}

export function startIdleContext(idle: Thread): void {
  createExceptionFrame(idle, addressOf(idleLoop), 0, addressOf(idleStack) + STACK_BYTES);
}

/** Sleeps; interrupts are disabled by whoever calls this, so nothing else ever runs. */
export function halt(): never {
  for (;;) wfi();
}
