/**
 * What the kernel tells about processes and faults, and what a holder of the control right can do to them.
 */
import { FaultCause } from './fault-cause';
export { FaultCause } from './fault-cause';

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
  /** For the end of a process. */
  joining = 5,
  /** Suspended through its thread capability. */
  suspended = 6,
  /** Its exception handler decides. */
  faulted = 7,
}

export enum ProcessAction {
  /** Starts a stopped or faulted process from its initial image. */
  start = 0,
  /** Stops it; everything it held is released. */
  stop = 1,
  /** Stop, then start: a new generation. */
  restart = 2,
  /** Stops it as if it had faulted (cause `injected`, detail: who did it); its supervisor decides. */
  injectFault = 3,
  /** Sets notification bits of its first thread. */
  signal = 4,
}

/** What `threadControl` does. */
export enum ThreadAction {
  /** Ends the wait that the thread is in, with status `cancelled`. `nothing` if it is in none. */
  cancel = 0,
  /** Takes it off the processor until `resume`, also in the middle of a call. */
  suspend = 1,
  resume = 2,
  /** Ends it; not the first thread of a process. */
  stop = 3,
  /** Value: the new priority, not more urgent than the caller's own. */
  setPriority = 4,
}

/** One capability that `spawn` copies into the new process. */
export class SpawnCapability {
  /** Slot of the spawner. */
  source: u16 = 0;
  /** Free slot of the new process. */
  destination: u16 = 0;
  /** Rights to keep, bits of Right. */
  rights: u32 = 0;
  /** Badge, if the source has none; 0 keeps it. */
  badge: u32 = 0;
}

export const SPAWN_CAPABILITIES = 4;

/** Argument of `spawn`. */
export class SpawnRequest {
  /** Not more urgent than the spawner's own. */
  priority: u32 = 31;
  /** Bytes of the pool that the process may hold. */
  memoryLimit: u32 = 0;
  /** Slot of the spawner that gets a capability to the process (inspect, control); NO_SLOT: none. */
  processSlot: u32 = 0xffffffff;
  /** Slot of the spawner that gets a capability (send, grant) to the endpoint that the process receives from; or NO_SLOT. */
  endpointSlot: u32 = 0xffffffff;
  capabilityCount: u32 = 0;
  readonly capabilities = structs(SpawnCapability, 4);
}

/** Registers of a thread that waits for its exception handler (`exceptionRegisters`). */
export class ThreadRegisters {
  /** r0-r12. */
  readonly general = array(u32, 13);
  /** Read only. */
  sp: u32 = 0;
  lr: u32 = 0;
  pc: u32 = 0;
  /** Of what is written, only the condition flags count. */
  xpsr: u32 = 0;
}

/** Label of the message that an exception handler receives: m0 cause, m1 address, m2 pc, m3 detail. */
export const EXCEPTION_LABEL = 0xfa017;
/** Reply label of an exception handler: the thread goes on. Any other: the process is stopped as by default. */
export const EXCEPTION_RESUME = 0;

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
  /** Microseconds of processor time, its own and that of servers while they worked for it. */
  cpuTime: u64 = 0n;
  /** Bytes of the pool that it holds, and may hold. */
  memoryUsed: u32 = 0;
  memoryLimit: u32 = 0;
  slotCount: u16 = 0;
  slotsUsed: u16 = 0;
  threads: u8 = 1;
  /** Regions of the protection unit in use. */
  regions: u8 = 0;
  /** Processes of one program have the same number: the index of the first. */
  program: u8 = 0;
  /** Its own priority is `priority`; this is what it runs at for its callers' sake. */
  effectivePriority: u8 = 0;
  /** How it ended last: a FaultCause, and the exit status or the detail of the fault. */
  endCause: FaultCause = FaultCause.none;
  endDetail: u32 = 0;
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
  /** Configurable Fault Status Register, as the processor reported it. */
  cfsr: u32 = 0;
  xpsr: u32 = 0;
  readonly registers = array(u32, 8);
}
