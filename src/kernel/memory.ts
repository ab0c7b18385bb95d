/** Moving memory by words and bytes. Addresses are checked by the caller; lengths of the word forms are multiples of 4. */

export function copyWords(to: u32, from: u32, length: u32): void {
  for (let offset: u32 = 0; offset < length; offset += 4) store32(to + offset, load32(from + offset));
}

export function fillWords(start: u32, length: u32, value: u32): void {
  for (let offset: u32 = 0; offset < length; offset += 4) store32(start + offset, value);
}

/** By words where everything is aligned. The two pieces must not overlap, unless they are the same. */
export function copyBytes(to: u32, from: u32, length: u32): void {
  let offset: u32 = 0;
  if (((to | from) & 3) === 0) {
    offset = length & ~3;
    copyWords(to, from, offset);
  }
  for (; offset < length; offset++) store8(to + offset, load8(from + offset));
}
