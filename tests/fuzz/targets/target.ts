/**
 * What runs a batch of programs, and what it sees of each.
 *
 * Many programs make one image, since starting a compiler or a simulator costs more than a program does.
 */
import type { Program } from '../../../transpile/ir/ir';

/** A generated or saved program: its module-level names start with `prefix`. */
export interface FuzzProgram {
  readonly seed: number;
  readonly prefix: string;
  readonly source: string;
}

/** What one program was seen to do. Texts, because they are only compared and shown. */
export interface Observation {
  /** For each input up to the first panic: panic code, result, checksum, hash of the device accesses. */
  readonly runs: readonly string[];
  /** Sizes, offsets and raw bytes before and after, where pointers have 32 bits. */
  readonly layouts: readonly string[];
  /** Why it went no further. */
  readonly failure?: string;
}

export interface Batch {
  readonly programs: readonly FuzzProgram[];
  readonly ir: Program;
  /** A folder of this batch's own. */
  readonly folder: string;
  /** A bug is planted, of which no warning shall tell. */
  readonly isSpoilt?: boolean;
  /** Applied to what the printer gives, by tests that plant bugs. */
  readonly rewrite?: (text: string) => string;
}

export interface Target {
  readonly name: string;
  /** One observation for each program, in order. */
  run(batch: Batch): Promise<Observation[]>;
}
