/** What the kernel tells about the whole system, and the actions on it. */
import { FaultCause } from './process';

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
  /** {@link CapabilityInformation}; the index is (process << 16) | slot. `nothing` past the process's last slot. */
  capability = 2,
  /** {@link PathStatistics}; the index is ignored. */
  paths = 3,
}

export enum KernelState {
  initialising = 0,
  running = 1,
  shuttingDown = 2,
}

/** Why the kernel reset the system: its supervisor ended. */
export class ResetReason {
  /** FaultCause.none: it did not, or was asked to. */
  cause: FaultCause = FaultCause.none;
  process: u8 = 0;
  /** Such resets in a row, without a calm time between them. */
  count: u8 = 0;
  /** As in {@link FaultReport}. */
  detail: u32 = 0;
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
  readonly lastReset = new ResetReason();
}

export class InterruptInformation {
  line: u32 = 0;
  process: u32 = 0;
  delivered: u32 = 0;
  /** 1 when the line is masked until its driver acknowledges. */
  masked: u32 = 0;
}

/** What is in a slot, from the live tables. */
export class CapabilityInformation {
  /** An ObjectType; none for a free slot. */
  type: u32 = 0;
  /** Endpoint number, thread, process, line, in the numbering of its type; the address of a region. */
  object: u32 = 0;
  /** Bits of Right. */
  rights: u32 = 0;
  badge: u32 = 0;
  /** 0: granted by the system file. Else 1 + how many derivations lie between it and that. */
  depth: u32 = 0;
  /** (process << 16) | slot of the capability that it was derived from; NO_SLOT for none. */
  parent: u32 = 0xffffffff;
  /** The peer was restarted since. */
  stale: u32 = 0;
}

/** Why a message did not take the fast path. */
export enum PathMiss {
  /** The capability is not one that the path knows: empty, other type, no right, stale. */
  capability = 0,
  /** Nobody waits there. */
  notReceiving = 1,
  /** A deadline was given. */
  deadline = 2,
  /** Somebody more urgent has to run first. */
  priority = 3,
  /** One side uses the floating-point unit. */
  floatingPoint = 4,
  /** One side needs more than four regions. */
  regions = 5,
  /** Notifications, messages or other callers wait: the slow path decides the order. */
  queue = 6,
  /** The reply names somebody else, or nobody. */
  reply = 7,
}
export const PATH_MISS_COUNT = 8;

/** Messages (`call`, `callLending`, `replyAndReceive`) that took the fast path, and those that did not, by reason. */
export class PathStatistics {
  hits: u32 = 0;
  readonly misses = array(u32, 8);
}

/** Flags in the result of `interruptState`. */
export enum InterruptFlag {
  /** Unmasked: the next request is delivered. */
  enabled = 1,
  /** The device requests now. */
  pending = 2,
  /** Delivered, and its notification bit was not taken yet. */
  posted = 4,
}
