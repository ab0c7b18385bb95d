/**
 * What the language has no words for: jumps to nowhere, a stack pointer that lies, special registers. Each function is the
 * few instructions it shows; those that must fault do not return.
 */

/** Jumps to `address`, leaving the caller in lr as a call through a wild function pointer does. @naked @noinline */
export function jumpTo(_address: u32): void {
  asm`bx r0 @ calls: nothing`;
}

/** Pushes until something stops it. @naked @noinline */
export function pushForever(): void {
  asm`1: push {r0-r7}
      b 1b`;
}

/** A system call with four bytes of stack left. @naked @noinline */
export function callWithoutStack(_stackBase: u32): void {
  asm`add r0, r0, #4
      bic r0, r0, #3
      mov sp, r0
      movs r5, #5
      svc #0
      udf.w #1`;
}

/** Waits for any interrupt with eight bytes of stack left. @naked @noinline */
export function interruptWithoutStack(_stackBase: u32): void {
  asm`add r0, r0, #8
      mov sp, r0
      1: b 1b`;
}

/** A system call with stack for the basic frame, but not for that of a process that uses the FPU. @naked @noinline */
export function callWithoutFpuStack(_stackBase: u32): void {
  asm`.fpu fpv4-sp-d16
      vmov s0, r0
      add r0, r0, #0x40
      mov sp, r0
      movs r5, #5
      svc #0
      udf.w #1`;
}

/**
 * Puts the frame of a system call at the very end of memory, so that its space for the FPU registers, which are saved
 * only when somebody else needs the FPU, lies outside; then lets others run. @naked @noinline
 */
export function callWithoutLazyFpuSpace(_memoryEnd: u32): void {
  asm`.fpu fpv4-sp-d16
      push {r4-r11, lr}
      mov r3, sp
      vmov s0, r0
      vmov s16, r0
      add r0, r0, #0x48
      mov sp, r0
      movs r4, #0
      movs r5, #6
      movw r6, #2000
      mov.w r7, #0x10000000
      svc #0
      mov sp, r3
      pop {r4-r11, pc}`;
}

/** A system call with this stack pointer. @naked @noinline */
export function callOnStack(_stack: u32): void {
  asm`mov sp, r0
      movs r5, #5
      svc #0
      udf.w #1`;
}

/** A fault of another kind with this stack pointer, so that two come at once. @naked @noinline */
export function undefinedOnStack(_stack: u32): void {
  asm`mov sp, r0
      udf.w #0`;
}

/** Likewise; a breakpoint is the most urgent kind of fault. @naked @noinline */
export function breakpointOnStack(_stack: u32): void {
  asm`mov sp, r0
      bkpt #1`;
}

/**
 * Asks for information about a process that waits, to be written over this very call's exception frame: the generation, a
 * small number, becomes its xpsr, which then claims to belong to an exception. @naked @noinline
 */
export function overwriteReturnFrame(_processesSlot: u32, _process: u32): void {
  asm`.fpu fpv4-sp-d16
      vmov s0, r0
      sub r7, sp, #0x68
      bic r7, r7, #7
      adds r7, r7, #8
      mov r4, r0
      mov r6, r1
      movs r5, #28
      svc #0
      udf.w #1`;
}

/** A system call with a stack pointer that is no multiple of anything; its status goes to `_result`. @naked @noinline */
export function callOnOddStack(_result: u32): void {
  asm`push {r4-r11, lr}
      mov r3, sp
      sub r2, r3, #4
      orr r2, r2, #3
      mov sp, r2
      movs r5, #5
      svc #0
      str r4, [r0]
      mov sp, r3
      pop {r4-r11, pc}`;
}

/** The processor's own division, which no check guards. */
export function divideInHardware(dividend: u32, divisor: u32): u32 {
  return asmU32`udiv $out, ${dividend}, ${divisor}`;
}

export function undefinedInstruction(): void {
  asm`udf.w #0`;
}

/** Asks a debugger to end the program, as programs under a simulator can. @naked @noinline */
export function semihostingExit(): void {
  asm`movs r0, #0x18
      ldr r1, =0x20026
      bkpt #0xab
      bx lr
      .ltorg`;
}

/** The CONTROL register; bit 0 set: unprivileged, bit 2 set: the FPU is in use. */
export function readControl(): u32 {
  return asmU32`mrs $out, control`;
}

/** As {@link readControl}, right after `value` went into an FPU register. */
export function readControlWithFpu(value: u32): u32 {
  return asmU32`.fpu fpv4-sp-d16
      vmov s0, ${value}
      mrs $out, control`;
}

/** 0 asks for privilege. */
export function writeControl(value: u32): void {
  asm`msr control, ${value}`;
  isb();
}

/** Tries every way to mask interrupts; `priority` is the one from which on. */
export function maskInterrupts(yes: u32, priority: u32): void {
  asm`msr primask, ${yes}`;
  asm`msr faultmask, ${yes}`;
  asm`msr basepri, ${priority}`;
  cpsid();
}

/** Masks that are in force, as far as an unprivileged process can see: always 0. */
export function readMasks(): u32 {
  return asmU32`mrs $out, primask` | asmU32`mrs $out, basepri` | asmU32`mrs $out, faultmask`;
}
