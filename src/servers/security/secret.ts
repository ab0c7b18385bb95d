/** Handling of secrets: forgetting them, and comparing them without telling by the time it takes where they differ. */

/** Overwrites the bytes. Stores, so that no compiler finds that nobody reads them again. */
export function wipe(bytes: Span<u8>): void {
  const address = addressOf(bytes);
  for (let index: u32 = 0; index < bytes.length; index++) store8(address + index, 0);
}

export function wipeWords(words: Span<u32>): void {
  const address = addressOf(words);
  for (let index: u32 = 0; index < words.length; index++) store32(address + index * 4, 0);
}

/** Whether both are the same; takes the same time wherever they differ. */
export function equalsInConstantTime(one: ReadonlySpan<u8>, other: ReadonlySpan<u8>): bool {
  if (one.length !== other.length) return false;
  let difference: u32 = 0;
  for (let index: u32 = 0; index < one.length; index++) difference |= u32(one[index] ^ other[index]);
  return difference === 0;
}
