/**
 * What a service knows of the system around it. These are values for host tests; the build replaces this module with those of
 * the process.
 */

/** No process has this number. */
export const NO_PROCESS = 0xff;

/** Numbers of the processes that this one depends on; at least one entry, which may be NO_PROCESS. */
export const DEPENDENCIES = table(u8, [NO_PROCESS]);

/** Number of the registry's process; NO_PROCESS in a system without one. */
export const REGISTRY_PROCESS = 2;
