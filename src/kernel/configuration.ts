/**
 * Capacities of the kernel's tables. These are the values for host tests; the build replaces this module with the exact
 * numbers of the system file, so a table is never larger than its system.
 */
export const PROCESS_COUNT = 16;
/** Threads of all processes: the first one of each, then the others in the order of their processes. */
export const THREAD_COUNT = 20;
export const ENDPOINT_COUNT = 16;
/** Capability slots of all processes together. */
export const SLOT_COUNT = 256;
/** Interrupt capabilities. */
export const INTERRUPT_COUNT = 16;
/** Processes with `floatingPoint`; each needs room for s16-s31. At least 1. */
export const FLOATING_POINT_COUNT = 4;
/** Threads that may use more than four MPU regions; each needs room for the other four. At least 1. */
export const WIDE_COUNT = 4;
/** Posted messages that wait, in all ports together, and how many of them each endpoint may have. */
export const PORT_MESSAGE_COUNT = 16;
export const PORT_CAPACITIES = table(u8, [8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
/** Regions of the pool that may be allocated at once. */
export const REGION_OBJECT_COUNT = 8;
/** Bytes of the pool's allocation unit (a power of two); the pool has at most 32 of them. */
export const POOL_UNIT = 256;
/** Whether the kernel keeps a trace, and how many events it holds (a power of two). */
export const TRACING = false;
export const TRACE_EVENTS = 64;
