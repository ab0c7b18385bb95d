/** Interrupt lines that the STM32F407 has. */
export const LINE_COUNT = 82;
