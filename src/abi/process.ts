/**
 * What the kernel tells about processes and faults, and what a holder of the control right can do to them.
 */
export enum ProcessState {
  /** Never started, stopped on request, or over. */
  stopped = 0,
  /** Running or ready to. */
  ready = 1,
  /** Waiting: see {@link BlockReason}. */
  blocked = 2,
  /** A fault stopped it; its supervisor decides. */
  faulted = 3,
}

export enum BlockReason {
  none = 0,
  /** Its call has not been received yet. */
  sending = 1,
  /** Its call was received, the reply is due. */
  awaitingReply = 2,
  receiving = 3,
  waiting = 4,
}

export enum ProcessAction {
  /** Starts a stopped or faulted process from its initial image. */
  start = 0,
  /** Stops it; everything it held is released. */
  stop = 1,
  /** Stop, then start: a new generation. */
  restart = 2,
}

/** Filled by `processInformation`. */
export class ProcessInformation {
  /** First characters of the name, zero-padded. */
  readonly name = array(u8, 16);
  state: ProcessState = ProcessState.stopped;
  blockReason: BlockReason = BlockReason.none;
  priority: u8 = 0;
  /** Index of the process it waits for, or 255. */
  peer: u8 = 255;
  /** Times started: the generation. */
  generation: u32 = 0;
  /** Times a fault stopped it. */
  faults: u32 = 0;
  /** Bytes of its stack, and the most that was ever used (painted). */
  stackSize: u32 = 0;
  stackUsed: u32 = 0;
  ramBase: u32 = 0;
  ramSize: u32 = 0;
  flashBase: u32 = 0;
  flashSize: u32 = 0;
  /** Microseconds of processor time. */
  cpuTime: u64 = 0n;
}

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
}

/** Filled by `takeFault`: everything known about why a process stopped. */
export class FaultReport {
  process: u32 = 0;
  generation: u32 = 0;
  cause: FaultCause = FaultCause.none;
  /** 1 when pc, lr, sp and xpsr come from a stored exception frame; 0 when none could be stored. */
  frameValid: u8 = 0;
  /** Panic code, exit status, or the stacking step that overflowed (1 push, 2 system call, 3 interrupt, 4 FPU save). */
  detail: u32 = 0;
  /** Faulting data or target address; valid when `addressValid`. */
  address: u32 = 0;
  addressValid: u32 = 0;
  pc: u32 = 0;
  lr: u32 = 0;
  sp: u32 = 0;
  xpsr: u32 = 0;
  /** Configurable Fault Status Register, as the processor reported it. */
  cfsr: u32 = 0;
  readonly registers = array(u32, 8);
}
