/**
 * The process: what its threads share, and the table of all of them.
 *
 * A process is numbered by its place in the system file; its first thread has the same number. What the build knows about
 * it is read from its image, not kept.
 */
import { ProcessImage } from '../../abi/image';
import { processImage } from '../arch/armv7m/link';
import { PROCESS_COUNT } from '../configuration';
import { FaultRecord } from '../fault/fault-record';

/** Number of nobody: no supervisor, no peer. */
export const NO_PROCESS = 0xff;

export class Process {
  // These four are where an endpoint has its key. They stay below 2^30, so they are no stamp of a process capability.
  /** Its number; NO_PROCESS for the idle thread's. */
  index: u8 = 0;
  alive: bool = false;
  /** Its first thread beside the one with its own number; those of the process follow one another. */
  firstExtraThread: u8 = 0;
  /** Units of the pool that it holds, and may hold. */
  memoryUsed: u8 = 0;
  memoryLimit: u8 = 0;
  /** Pieces of its memory that are ready for its next life (lifecycle.ts). */
  prepared: u8 = 0;
  /** Times a fault stopped it. */
  faults: u16 = 0;
  /** How it ended last. */
  readonly fault = new FaultRecord();

  slotCount: u16 = 0;
  /** Place in the table of slots of the capability to its exception handler; NO_PLACE: none. */
  exceptionHandler: u16 = 0;
  /** Times started. */
  generation: u32 = 0;

  /** Microseconds of processor time spent for it: its own, and that of servers while they worked for it. */
  cpuTime: u64 = 0n;
  /** When its timer is due; 0: not set. */
  timerTime: u64 = 0n;
  /** 0: once. */
  timerPeriod: u32 = 0;
  timerBits: u32 = 0;
  /** Expirations that found the last one's bits not taken yet. */
  timerMerged: u32 = 0;
  /** Cycles of processor time beyond `cpuTime`. */
  cycles: u32 = 0;
}

/** A process capability's stamp for a life of the process: the generation, and a bit that makes it no other word. */
export function stampOfLife(generation: u32): u32 {
  return generation | LIFE;
}

const LIFE = 0x80000000;

export const processes = structs(Process, PROCESS_COUNT);

/** Whose time is spent when nobody runs. In no table. */
export const idleProcess = new Process();

/** The build's description of a process. */
export function imageOf(process: Process): ProcessImage {
  return processImage(process.index);
}

/** The supervisor of all: who is its own. */
export function supervisesItself(process: Process): bool {
  return imageOf(process).supervisor === process.index;
}
