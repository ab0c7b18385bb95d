/** Where nothing of the default system lies, below its pool: what is written there stays until power is lost, or is cleared. */
export const UNUSED_WORD = 0x2001b000;
