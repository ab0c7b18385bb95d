/**
 * Flash and RAM that systems may use. The chip's 64 KB of core-coupled memory are left out: no simulator has them, and
 * the bus masters of the chip can't reach them.
 */
export const FLASH_BASE = 0x08000000;
export const FLASH_SIZE = 0x100000;
export const RAM_BASE = 0x20000000;
export const RAM_SIZE = 0x20000;
