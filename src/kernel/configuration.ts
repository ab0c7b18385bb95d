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
