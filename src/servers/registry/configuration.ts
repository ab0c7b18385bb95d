/**
 * What the system file says about who may find whom. These are values for host tests; the build replaces this module with
 * those of the system.
 */
import { Finder } from './finder';

/** The processes of the system. */
export const PROCESS_COUNT = 8;

/** Those that are services, which register: a bit for each. */
export const SERVICES: u64 = 0x70n;

/** By process number. Processes past the end of the table may find nobody. */
export const FINDERS = table(Finder, [
  { finds: 0n, transfers: 0n },
  { finds: 0n, transfers: 0n },
  { finds: 0n, transfers: 0n },
  { finds: 0x70n, transfers: 0x20n },
]);
