/**
 * Moving memory, in assembly (arch/armv7m/memory.S). Addresses are checked by the caller; what is copied never overlaps
 * its copy, unless they are the same.
 */

/** `length` bytes; fast where both addresses are aligned to words. */
export declare function copyBytes(to: u32, from: u32, length: u32): void;

/**
 * Copies pieces of memory behind one another, by a table that the build wrote (src/abi/image.ts): where to, then start and length of
 * each, until one without a length. Whole 16 bytes are copied.
 */
export declare function copyPieces(table: u32): void;

/** Sets the words of `length` bytes, a multiple of 4, from an aligned address. */
export declare function fillWords(start: u32, length: u32, value: u32): void;
