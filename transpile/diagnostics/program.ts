/** Diagnostics 91200-91299: what only the whole program shows. */
export const PROGRAM = {
  recursion: {
    code: 91200,
    message: 'Recursion: {0}. Stacks are sized when the system is built; use a loop.',
    summary: 'Functions that call each other in a circle',
  },
  escape: {
    code: 91201,
    message: "'{0}' lives in this function only: a reference to it {1}.",
    summary: 'A reference that outlives its storage',
  },
  unaligned: {
    code: 91202,
    message:
      "'{0}' is packed, so this may lie at any address, and a reference to it cannot. Use its fields or elements where they are.",
    summary: 'A reference into a packed struct',
  },
  retainedValue: {
    code: 91203,
    message: "'{0}' is retained, so it begins as zero and has no other initial value.",
    summary: 'A retained variable with an initial value',
  },
} as const;
