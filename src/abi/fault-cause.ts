/** Why a process ended. Tools on the host read it as well. */
export enum FaultCause {
  none = 0,
  /** Memory protection: data access to {@link FaultReport.address}. */
  dataAccess = 1,
  /** Memory protection: instruction fetch; `address` is the target. */
  instructionAccess = 2,
  /** The stack pointer left the stack (also found while stacking for a system call, an interrupt or the FPU). */
  stackOverflow = 3,
  busError = 4,
  undefinedInstruction = 5,
  divideByZero = 6,
  unaligned = 7,
  /** A checked panic; `detail` is the code (docs/0002-dialect.md). */
  panic = 8,
  /** Invalid processor state: a jump to an even address, a bad return. */
  invalidState = 9,
  /** The process ended itself with `exit`; `detail` is its status. */
  exited = 10,
  /** Stopped or killed on request. */
  stopped = 11,
  breakpoint = 12,
  /** Somebody with the right to control it injected it; `detail` is the index of who did. */
  injected = 13,
  /** A server refused to go on with it (`faultCaller`); `detail` is the server's reason. */
  byServer = 14,
}
