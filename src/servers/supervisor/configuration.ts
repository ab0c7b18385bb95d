/**
 * What the system file says about each process's life, by process number. These are values for host tests; the build
 * replaces this module with those of the system.
 */
import { ProcessPolicy } from './policy';

export const PROCESS_COUNT = 16;

/** Processes past the end of the table have the default policy. */
export const POLICIES = table(ProcessPolicy, [
  { essential: true, restarts: true },
  { essential: false, restarts: true },
  { essential: false, restarts: false },
]);
