/** What the kernel tells about the whole system, and the actions on it. */
export enum SystemAction {
  /** Ends: the simulator with `argument` as its status, a board halts and says so. */
  shutdown = 0,
  /** Stops with a kernel panic (to show and test the report). */
  panic = 1,
  reset = 2,
}

export enum SystemTopic {
  /** {@link SystemSummary}; the index is ignored. */
  summary = 0,
  /** {@link InterruptInformation} of the index-th granted interrupt. */
  interrupt = 1,
}

export enum KernelState {
  initialising = 0,
  running = 1,
  shuttingDown = 2,
}

export class SystemSummary {
  state: KernelState = KernelState.initialising;
  processCount: u32 = 0;
  interruptCount: u32 = 0;
  unhandledInterrupts: u32 = 0;
  contextSwitches: u32 = 0;
  systemCalls: u32 = 0;
  kernelStackSize: u32 = 0;
  kernelStackUsed: u32 = 0;
  flashBase: u32 = 0;
  flashSize: u32 = 0;
  ramBase: u32 = 0;
  ramSize: u32 = 0;
  clockHertz: u32 = 0;
  idleTime: u64 = 0n;
}

export class InterruptInformation {
  line: u32 = 0;
  process: u32 = 0;
  delivered: u32 = 0;
  /** 1 when the line is masked until its driver acknowledges. */
  masked: u32 = 0;
}
