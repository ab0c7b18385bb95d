/**
 * What the system file says about each process's life, by process number. These are values for host tests; the build
 * replaces this module with those of the system.
 */
import { ProcessPolicy } from './policy';

export const PROCESS_COUNT = 8;

/** The supervisor's own. */
export const OWN_NUMBER = 0;

export const POLICIES = table(ProcessPolicy, [
  { starts: false, essential: true },
  { service: true, dependsOn: 'supervisor' },
  { service: true, essential: true, dependsOn: 'registry' },
  { service: true, dependsOn: 'registry console', startTimeout: 20_000, stopTimeout: 30_000 },
  { service: true, dependsOn: 'lamp', crashWindow: 50_000, crashBudget: 3 },
  { dependsOn: 'console' },
  { restarts: false, dependsOn: 'console' },
  { starts: false, restarts: false },
]);
