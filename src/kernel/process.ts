/**
 * The process: what the kernel keeps about one, and the table of all of them.
 *
 * A process is numbered by its place in the system file and has one thread. Its control block begins with the saved
 * registers and ends with its MPU words, because assembly moves both in one go (arch/armv7m/entry.S knows the offsets;
 * a test compares them).
 *
 * Invariants: a process is in at most one queue, and `next` links it there (a ready level or an endpoint's senders);
 * the running process is in none; `blockReason` is `none` unless `state` is `blocked`; `peer` is set exactly while it
 * awaits a reply.
 */
import { ProcessImage } from '../abi/image';
import { CallFrame } from '../abi/message';
import { BlockReason, ProcessState } from '../abi/process';
import { FloatingPointRegisters } from './arch/armv7m/floating-point';
import { processImage } from './arch/armv7m/link';
import { PROCESS_COUNT, REGION_COUNT } from './configuration';
import { Deadline } from './deadline';
import { Endpoint } from './endpoint';
import { FaultRecord } from './fault-record';
import { Lease } from './lease';

/** Number of nobody: no supervisor, no peer. */
export const NO_PROCESS = 0xff;

export class Process {
  /** r4-r11 while the process is not running: the arguments and results of its system call. */
  readonly frame = new CallFrame();
  /** Process stack pointer, with the exception frame on top of it. */
  stackPointer: u32 = 0;
  /** How to return to it: with or without a floating-point frame. */
  exceptionReturn: u32 = 0;
  /** What the coprocessor access register holds while it runs. */
  coprocessorAccess: u32 = 0;
  /** Where s16-s31 are kept; null for a process without the FPU. */
  floatingPoint: FloatingPointRegisters | null = null;
  /** MPU words to load: 8 (four regions) or 16. */
  protectionWords: u32 = 0;

  /** Its number; NO_PROCESS for `idle`. */
  index: u8 = 0;
  state: ProcessState = ProcessState.stopped;
  blockReason: BlockReason = BlockReason.none;
  priority: u8 = 0;
  next: Process | null = null;

  /** The endpoint it sends to or receives from while blocked. */
  endpoint: Endpoint | null = null;
  /** The server whose reply it awaits. */
  peer: Process | null = null;
  /** Badge of the capability it called through. */
  badge: u32 = 0;
  /** Counts the calls that ended, so that a reply token of an earlier one means nothing. */
  callCount: u32 = 0;
  readonly lease = new Lease();

  /** Notification bits that were signalled and not taken. */
  notifications: u32 = 0;
  /** The bits it waits for. */
  waitMask: u32 = 0;

  /** The deadline of the call it is blocked in. */
  readonly timeout = new Deadline();
  /** Its timer. */
  readonly timer = new Deadline();
  timerPeriod: u32 = 0;
  timerBits: u32 = 0;
  /** Expirations that found the last one's bits not taken yet. */
  timerMerged: u32 = 0;

  /** Microseconds left of its time slice while it does not run. */
  slice: u32 = 0;
  cpuTime: u64 = 0n;

  /** Times started. */
  generation: u32 = 0;
  faults: u32 = 0;
  readonly fault = new FaultRecord();

  /** Place of slot 0 in the capability table, and the number of slots. */
  firstSlot: u16 = 0;
  slotCount: u16 = 0;

  /** RBAR and RASR of each region, ready to be stored. */
  readonly protection = array(u32, 2 * REGION_COUNT);
}

export const processes = structs(Process, PROCESS_COUNT);

/** Runs, unprivileged, when no process can: it sleeps the processor. It is in no table and no queue. */
export const idle = new Process();

/** The build's description of a process. */
export function imageOf(process: Process): ProcessImage {
  return processImage(process.index);
}

/** Whether it exists as a party to talk to. */
export function isAlive(process: Process): bool {
  return process.state === ProcessState.ready || process.state === ProcessState.blocked;
}

export function isBlocked(process: Process, reason: BlockReason): bool {
  return process.blockReason === reason;
}
