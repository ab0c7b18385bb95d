/** Random numbers on the target: xorshift, so that 10⁶ calls with seven arguments each cost seconds. One for each process. */
let state: u32 = 1;

export function seedRandom(seed: u32): void {
  // 0 is the one state that it never leaves.
  state = seed === 0 ? 1 : seed;
}

export function randomBits(): u32 {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return state;
}

/** From 0 to `limit - 1`. */
export function randomBelow(limit: u32): u32 {
  return u32(mulWide(randomBits(), limit) >> 32n);
}

/** True once in so many times. */
export function oneIn(times: u32): bool {
  return randomBelow(times) === 0;
}
