/** Pends an interrupt, which no process may: the profiler opens the register for the store. */
export const SOFTWARE_TRIGGER = 0xe000ef00;

/** The measurement starts with the store. @naked @noinline */
export function pendByStore(_line: u32, _register: u32): void {
  asm`str r0, [r1]
      bx lr`;
}
