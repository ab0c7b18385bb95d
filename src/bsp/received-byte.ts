/**
 * What a board's console UART says of what it has received, in the same words on every board: the byte in the lowest eight bits,
 * and these flags above.
 */

/** There is none, and never was since the last time. */
export const NOTHING = 1 << 8;
/** The byte is no byte that anybody sent: its frame is broken, or it has been read before. */
export const BROKEN = 1 << 9;
/** Before it bytes were lost, because nobody took them in time. */
export const OVERRUN = 1 << 10;
