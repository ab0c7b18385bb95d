/**
 * Everything that `rogue` can be told to try, and what must come of it. The shell lists them; rogue does them.
 *
 * Invariant: `CASES` is in the order of {@link RogueCase}.
 */
export enum RogueCase {
  readKernel = 0,
  writeKernel = 1,
  writeBitBand = 2,
  readOther = 3,
  writeOther = 4,
  readPeripheral = 5,
  writePeripheral = 6,
  readScb = 7,
  writeScb = 8,
  writeMpu = 9,
  writeNvic = 10,
  writeSystick = 11,
  triggerInterrupt = 12,
  writeFlash = 13,
  writeKernelFlash = 14,
  executeData = 15,
  jumpNull = 16,
  jumpKernel = 17,
  stackPush = 18,
  stackCall = 19,
  stackInterrupt = 20,
  stackFpu = 21,
  stackLazyFpu = 22,
  dividePanic = 23,
  divideHardware = 24,
  indexPanic = 25,
  nullPanic = 26,
  undefined = 27,
  breakpoint = 28,
  semihosting = 29,
  exit = 30,
  control = 31,
  maskInterrupts = 32,
  privilege = 33,
  badNumber = 34,
  badSlots = 35,
  badTypes = 36,
  badRights = 37,
  badArguments = 38,
  badTokens = 39,
  badPointers = 40,
  badLeases = 41,
  systemCalls = 42,
}

/** What must happen. */
export enum Outcome {
  /** The process is stopped, with one report. */
  fault = 0,
  /** Every attempt returns an error of its own and changes nothing. */
  refusal = 1,
}

export class Case {
  name: string = '';
  summary: string = '';
  outcome: Outcome = Outcome.fault;
}

export const CASES = table(Case, [
  { name: 'read-kernel', summary: 'read kernel memory' },
  { name: 'write-kernel', summary: 'write kernel memory' },
  { name: 'write-bit-band', summary: 'write kernel memory through the bit-band alias' },
  { name: 'read-other', summary: "read another process's memory" },
  { name: 'write-other', summary: "write another process's memory" },
  { name: 'read-peripheral', summary: 'read a peripheral that was not granted' },
  { name: 'write-peripheral', summary: 'write a peripheral that was not granted' },
  { name: 'read-scb', summary: 'read the system control block' },
  { name: 'write-scb', summary: 'move the vector table' },
  { name: 'write-mpu', summary: 'switch memory protection off' },
  { name: 'write-nvic', summary: 'enable an interrupt' },
  { name: 'write-systick', summary: 'stop the system timer' },
  { name: 'trigger-interrupt', summary: 'trigger an interrupt by software' },
  { name: 'write-flash', summary: 'write its own code' },
  { name: 'write-kernel-flash', summary: "write the kernel's code" },
  { name: 'execute-data', summary: 'execute data' },
  { name: 'jump-null', summary: 'jump to address 0' },
  { name: 'jump-kernel', summary: 'jump into the kernel' },
  { name: 'stack-push', summary: 'overflow the stack by a push' },
  { name: 'stack-call', summary: 'overflow the stack at a system call' },
  { name: 'stack-interrupt', summary: 'overflow the stack at an interrupt' },
  { name: 'stack-fpu', summary: 'overflow the stack by the FPU part of a frame' },
  { name: 'stack-lazy-fpu', summary: 'leave no memory for the lazy save of the FPU' },
  { name: 'divide-panic', summary: 'divide by zero, checked by the language' },
  { name: 'divide-hardware', summary: 'divide by zero in assembly' },
  { name: 'index-panic', summary: 'index past the end of an array' },
  { name: 'null-panic', summary: 'use a null reference' },
  { name: 'undefined', summary: 'execute an undefined instruction' },
  { name: 'breakpoint', summary: 'execute a breakpoint' },
  { name: 'semihosting', summary: 'end the simulator by a semihosting call' },
  { name: 'exit', summary: 'end itself with status 7' },
  { name: 'control', summary: 'make itself privileged, then use a privileged register' },
  { name: 'mask-interrupts', summary: 'mask interrupts', outcome: Outcome.refusal },
  { name: 'privilege', summary: 'look whether it ever runs privileged', outcome: Outcome.refusal },
  { name: 'bad-number', summary: 'system calls that do not exist', outcome: Outcome.refusal },
  { name: 'bad-slots', summary: 'slots that are empty or out of range', outcome: Outcome.refusal },
  { name: 'bad-types', summary: 'capabilities of the wrong type', outcome: Outcome.refusal },
  { name: 'bad-rights', summary: 'capabilities without the right', outcome: Outcome.refusal },
  { name: 'bad-arguments', summary: 'arguments without meaning', outcome: Outcome.refusal },
  { name: 'bad-tokens', summary: 'reply tokens that it does not hold', outcome: Outcome.refusal },
  { name: 'bad-pointers', summary: 'bad pointers and wrapping lengths', outcome: Outcome.refusal },
  { name: 'bad-leases', summary: 'leases beyond what was lent', outcome: Outcome.refusal },
  { name: 'system-calls', summary: 'all the bad system calls', outcome: Outcome.refusal },
]);
