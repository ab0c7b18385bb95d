/** Sequences that once showed a difference, by what it was. A change of the chooser gives them another meaning, no harm. */
export const SAVED: Readonly<Record<string, readonly number[]>> = {
  'who queues at an endpoint of its own process keeps the priority that others lent it': [
    57498077, 3965512181, 2195097719, 3238418813, 241119000, 2001731989, 3007524087, 3772332097,
  ],
};
