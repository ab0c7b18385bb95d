/**
 * The thread: what the kernel keeps about one line of execution, and the table of all of them.
 *
 * What assembly reads stands first, at the offsets of docs/0015-kernel-objects.md (a test compares them): the MPU words and
 * the saved registers are moved in one go, the rest are the words of the fast path. What all threads of a process share
 * is in the process.
 *
 * A thread's state is in its links, because those are all that the fast path writes: it awaits a reply while `server` is
 * set, it receives while it is `waiting` of its `endpoint`; only other waits stand in `blockReason`. What it waits for stays in
 * its frame, as it asked for it.
 *
 * Initial values are zero: the tables are large, and what is not zero takes flash.
 *
 * Invariants: a thread is in at most one queue, and `next` links it there (a ready level, where it is never null, or an
 * endpoint's senders); the running thread is in none and its `next` is null; a thread is in the `callers` of its `server` exactly while that is set; a thread that waits
 * for nothing, is not suspended and does not run is in the ready level of its effective priority.
 */
import { CallFrame } from '../../abi/message';
import { BlockReason } from '../../abi/process';
import { FloatingPointRegisters } from '../arch/armv7m/floating-point';
import { THREAD_COUNT, WIDE_COUNT } from '../configuration';
import { Endpoint } from '../message/endpoint';
import { Process } from '../process/process';

export enum ThreadState {
  /** It does not exist: its process is not alive, or it has ended or was never made. */
  unused = 0,
  active = 1,
  /** Kept off the processor whatever else it does (`threadControl`). */
  suspended = 2,
  /** It is dead, and so is its process: in its turns the kernel takes back what that held (lifecycle.ts). It never runs. */
  ending = 3,
}

/** RBAR and RASR of regions 4-7 of a thread that needs more than four. */
export class WideProtection {
  readonly words = array(u32, 8);
}

export class Thread {
  /** RBAR and RASR of regions 0-3, ready to be stored. */
  readonly protection = array(u32, 8);
  /** r4-r11 while the thread is not running: the arguments and results of its system call. */
  readonly frame = new CallFrame();
  /** Process stack pointer, with the exception frame on top of it. */
  stackPointer: u32 = 0;
  /** How to return to it: with or without a floating-point frame. */
  exceptionReturn: u32 = 0;
  /** The levels more urgent than its effective priority, and than its own. */
  moreUrgent: u32 = 0;
  baseMoreUrgent: u32 = 0;
  /** Address of its process's slot 0. */
  slots: u32 = 0;
  /** Slots that the fast path knows: all, or 0 for a thread that can't take it. */
  fastSlotCount: u32 = 0;
  /** Those who await its reply, the latest first. */
  callers: Thread | null = null;
  /** Link in its server's `callers`; {@link endOfCallers} instead of null if the reply can't take the fast path. */
  nextCaller: Thread | null = null;
  /** Whose reply it awaits. */
  server: Thread | null = null;
  /** Names its present call, or its next one. */
  token: u32 = 0;
  /** Notification bits that were signalled and not taken. */
  notifications: u32 = 0;
  /** Where it sends or receives while it waits for that. */
  endpoint: Endpoint | null = null;
  /** Set when its process is created, which is when the kernel boots. */
  process!: Process;
  /** Its neighbour in the queue that it is in. */
  next: Thread | null = null;
  /** The slot through which it called. */
  callSlot: u32 = 0;
  /** The bits for which the fast path may end its `wait`; 0 while it is not in one that the fast path knows. */
  wakeMask: u32 = 0;

  /** Regions 4-7; null for a thread that needs no more than four. */
  wide: WideProtection | null = null;
  /** Where s16-s31 are kept; null for a thread without the FPU. */
  floatingPoint: FloatingPointRegisters | null = null;
  /** What it lends in its call: address, and length with the rights above it (LEASE_RIGHT_SHIFT); 0: nothing. */
  leaseAddress: u32 = 0;
  leaseExtent: u32 = 0;
  /** The moment its wait ends with `timeout`; 0: none. */
  deadline: u64 = 0n;
  state: ThreadState = ThreadState.unused;
  blockReason: BlockReason = BlockReason.none;
  /** Microseconds left of its time slice while it is preempted; 0: a whole one. */
  slice: u16 = 0;
  /** Counts its lives, so that a capability to an earlier one means nothing. */
  generation: u16 = 0;
  /** Slot for a transferred capability (`accept`); NO_ACCEPT: none. */
  acceptSlot: u16 = 0;
}

export const NO_ACCEPT = 0xffff;

/** The first thread of each process, at the process's number; then the others, in the order of their processes. */
export const threads = structs(Thread, THREAD_COUNT);

export const wideProtections = structs(WideProtection, WIDE_COUNT);

/** Runs, unprivileged, when no thread can: it sleeps the processor. It is in no table and no queue. */
export const idle = new Thread();

/** Ends a list of callers that can't be answered on the fast path: an address that is no thread of any list. */
export const endOfCallers = idle;

export function firstThread(process: Process): Thread {
  return threads[process.index];
}

/** Its place in the table of threads: the low byte of its tokens. */
export function threadNumber(thread: Thread): u32 {
  return thread.token & 0xff;
}

export function isAlive(thread: Thread): bool {
  return thread.state === ThreadState.active || thread.state === ThreadState.suspended;
}

/** What it waits for, with what its links tell. */
export function blockReasonOf(thread: Thread): BlockReason {
  if (thread.blockReason !== BlockReason.none) return thread.blockReason;
  if (thread.server !== null) return BlockReason.awaitingReply;
  if (thread.endpoint !== null) return BlockReason.receiving;
  return BlockReason.none;
}

/** Whether it could have a turn: it waits for nothing, and nobody keeps it from it. */
export function isReady(thread: Thread): bool {
  if (thread.state !== ThreadState.active && thread.state !== ThreadState.ending) return false;
  return blockReasonOf(thread) === BlockReason.none;
}

/** The one after `caller` in its server's list. */
export function nextCallerOf(caller: Thread): Thread | null {
  const next = caller.nextCaller;
  return next === endOfCallers ? null : next;
}

// ------------------------------------------------------------------------------------------------- priority

/** Priorities: 0 is the most urgent. */
export const LEVELS = 32;

const HIGHEST_LEVEL = 0x80000000;
/** Less urgent than every level. */
export const ALL_LEVELS = 0xffffffff;

/** The bit of a level in `readyLevels`: level 0, the most urgent, is the highest bit. */
export function levelBit(level: u32): u32 {
  return u32(HIGHEST_LEVEL) >>> level;
}

/** The levels more urgent than `priority`, as a mask. */
export function moreUrgentThan(priority: u32): u32 {
  return ~(u32(ALL_LEVELS) >>> priority);
}

/** The priority whose mask this is. */
export function priorityOf(moreUrgent: u32): u32 {
  return clz32(~moreUrgent);
}

/** Nobody makes anything more urgent than it is itself. */
export function mayGivePriority(thread: Thread, priority: u32): bool {
  return priority < LEVELS && priority >= priorityOf(thread.baseMoreUrgent);
}
