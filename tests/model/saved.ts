/** Sequences that once showed a difference, by what it was. A change of the chooser gives them another meaning, no harm. */
export const SAVED: Readonly<Record<string, readonly number[]>> = {};
