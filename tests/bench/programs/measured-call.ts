/**
 * The system call that is measured: the only one that its process makes through this function, so that the bench finds both of
 * its ends. Otherwise like `systemCall` of the runtime.
 */
import { CallFrame } from '../../../src/abi/message';

/** @naked @noinline */
export function measuredCall(_frame: CallFrame): void {
  asm`push {r3-r11, lr}
      ldmia r0, {r4-r11}
      svc #0
      stmia r0, {r4-r11}
      pop {r3-r11, pc}`;
}
