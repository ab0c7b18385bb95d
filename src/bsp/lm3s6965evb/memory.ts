/** Flash and RAM that systems may use: all that the chip has. */
export const FLASH_BASE = 0x00000000;
export const FLASH_SIZE = 0x40000;
export const RAM_BASE = 0x20000000;
export const RAM_SIZE = 0x10000;
