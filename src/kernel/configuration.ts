/**
 * Capacities of the kernel's tables. These are the values for host tests; the build replaces this module with the exact
 * numbers of the system file, so a table is never larger than its system.
 */
export const PROCESS_COUNT = 16;
export const ENDPOINT_COUNT = 16;
/** Capability slots of all processes together. */
export const SLOT_COUNT = 128;
/** Interrupt capabilities. */
export const INTERRUPT_COUNT = 16;
/** Processes with `floatingPoint`; each needs room for s16-s31. At least 1. */
export const FLOATING_POINT_COUNT = 4;
/** MPU regions that a process loads: 4 when no process of the system has more, else 8. */
export const REGION_COUNT = 8;
