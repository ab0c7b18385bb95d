/** Interrupt lines that the LM3S6965 has. */
export const LINE_COUNT = 44;
