/** The interface of `rogue`. */
import type { Out } from '../runtime/service/types';

/** Addresses that are none of rogue's business: its caller, who may look them up, tells. */
export class Targets {
  kernelMemory: u32 = 0;
  kernelCode: u32 = 0;
  otherMemory: u32 = 0;
  /** Rogue's own memory. */
  memory: u32 = 0;
  memorySize: u32 = 0;
  /** Rogue's process number. */
  process: u32 = 0;
  /** A process of a program that has instances. */
  program: u32 = 0;
}

export class Attempts {
  made: u32 = 0;
  refused: u32 = 0;
}

/**
 * Tries what is forbidden.
 *
 * @version 1.0
 * @error unknownCase There is no such case.
 */
export interface Rogue {
  /** Tries one of the cases of `src/apps/rogue/cases.ts`. What must fault ends rogue, and there is no answer. */
  attempt(what: u32, targets: Targets, attempts: Out<Attempts>): void;
}
