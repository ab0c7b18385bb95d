/**
 * A system at one moment, as its kernel sees it: the one form in which the debugger's helpers, `conductor dump`, the trace and the
 * report know what is in a target. Read by read-snapshot.ts.
 */
import type { Location } from '../symbols';
import type { Registers } from './unwind';

export interface Snapshot {
  readonly elf: string;
  readonly kernel: KernelSnapshot;
  /** By number, as in the system file. */
  readonly processes: readonly ProcessSnapshot[];
  /** Those that exist; the first thread of a process has the number of the process. */
  readonly threads: readonly ThreadSnapshot[];
  readonly endpoints: readonly EndpointSnapshot[];
  readonly capabilities: readonly CapabilitySnapshot[];
  readonly regions: readonly RegionSnapshot[];
  readonly interrupts: readonly InterruptSnapshot[];
}

export interface KernelSnapshot {
  /** A KernelState. */
  readonly state: string;
  /** It has stopped with a panic. */
  readonly isPanicked: boolean;
  /** Where it is, with its registers: while the processor is in it, and where it panicked. */
  readonly calls?: CallStack;
  readonly registers?: Registers;
  /** The thread that has the processor; undefined when nobody has work. */
  readonly current?: number;
  readonly systemCalls: number;
  readonly contextSwitches: number;
  readonly stack: StackUse;
  /** Why the kernel reset the system at the end of the run before; undefined if it did not. */
  readonly lastReset?: ResetSnapshot;
}

export interface ResetSnapshot {
  readonly cause: string;
  readonly process: string;
  readonly detail: number;
  /** So many in a row. */
  readonly count: number;
}

export interface ProcessSnapshot {
  readonly number: number;
  readonly name: string;
  /** `ready` and `blocked` are those of its first thread. */
  readonly state: 'running' | 'ready' | 'blocked' | 'faulted' | 'stopped' | 'never started';
  /** Times started. */
  readonly generation: number;
  /** Times a fault stopped it. */
  readonly faults: number;
  /** How it ended last. */
  readonly lastEnd?: EndSnapshot;
  readonly threads: readonly number[];
  /** Microseconds of processor time of this life. */
  readonly processorTime: number;
  readonly ram: Memory;
  readonly flash: Memory;
  /** Regions of the protection unit that its image has. */
  readonly regions: readonly MemoryRegion[];
}

export interface Memory {
  readonly start: number;
  readonly length: number;
}
export interface MemoryRegion extends Memory {
  readonly access: string;
}

export interface EndSnapshot {
  readonly cause: string;
  readonly detail: number;
  readonly address?: number;
  /** Configurable Fault Status Register. */
  readonly status: number;
  readonly thread: number;
  /** Starts since then; 0: what the thread has is still as it was. */
  readonly age: number;
}

export interface ThreadSnapshot {
  readonly number: number;
  readonly process: number;
  /** `shell`, or `worker.1/1` for a thread beside the first. */
  readonly name: string;
  readonly state: 'running' | 'ready' | 'blocked' | 'suspended' | 'ending' | 'stopped';
  readonly wait?: Wait;
  /** 0 is the most urgent; its own, and what it runs at for others' sake. */
  readonly priority: number;
  readonly effectivePriority: number;
  /** r0-r15 as they were when it left the processor. */
  readonly registers: Registers;
  readonly stack: StackUse;
  readonly calls: CallStack;
}

export interface StackUse {
  /** The lowest address. */
  readonly base: number;
  readonly top: number;
  readonly size: number;
  /** Bytes in use now; undefined where that is not known. */
  readonly used?: number;
  /** The most bytes that were ever used. */
  readonly highWater: number;
}

export interface CallStack {
  /** The innermost first. */
  readonly frames: readonly CallFrame[];
  /** Why it ends before the thread's first function. */
  readonly end?: string;
}

export interface CallFrame {
  readonly pc: number;
  readonly sp: number;
  /** Of the code at `pc`, the innermost of inlined functions first; empty where no line is known. */
  readonly locations: readonly Location[];
}

/** Why a thread does not run, and whom it waits for. */
export interface Wait {
  /** A BlockReason: `receiving`, `awaitingReply`, ... */
  readonly reason: string;
  /** Number of the thread that has to act. */
  readonly thread?: number;
  readonly endpoint?: number;
  /** Notification bits, while it waits for those. */
  readonly bits?: number;
  /** It ends with `timeout` at that microsecond since boot. */
  readonly deadline?: number;
}

export interface EndpointSnapshot {
  readonly number: number;
  readonly owner?: number;
  /** Threads by number. */
  readonly waiting?: number;
  readonly queued: readonly number[];
  /** Posted messages, and how many there may be. */
  readonly posted: number;
  readonly capacity: number;
}

export interface CapabilitySnapshot {
  readonly process: number;
  readonly slot: number;
  /** An ObjectType. */
  readonly type: string;
  /** Numbered like its type: an endpoint, a thread, a process, a line; the address of a region. */
  readonly object?: number;
  readonly rights: readonly string[];
  readonly badge: number;
  /** Derivations between it and what the system file grants. */
  readonly depth: number;
  /** Its object has begun a new life since. */
  readonly isStale: boolean;
}

export interface RegionSnapshot extends Memory {
  readonly owner: number;
}

export interface InterruptSnapshot {
  readonly line: number;
  readonly driver?: number;
  readonly delivered: number;
  readonly isMasked: boolean;
}
