/** Reading and changing a word that device handlers and faults change, too. */

/** Takes a word, and leaves 0. A handler that comes in between breaks the reservation, and it is done again. */
export function takeWord(address: u32): u32 {
  for (;;) {
    const value = ldrex(address);
    if (strex(address, 0) === 0) return value;
  }
}
