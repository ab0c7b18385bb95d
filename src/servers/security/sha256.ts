/**
 * SHA-256 (FIPS 180-4): a digest of 32 bytes of any number of bytes.
 *
 * `compress` is the work, on words: who hashes many single blocks (pbkdf2.ts) calls it directly and saves the packing.
 *
 * Invariant: the first `filled` bytes of `block` wait for more; `total` counts all bytes that were ever added.
 */
export const DIGEST_SIZE = 32;
export const BLOCK_SIZE = 64;
/** The digest, as `compress` keeps it. */
export const STATE_WORDS = 8;
/** The message of a block is the first 16 words; the others are made from them. */
export const SCHEDULE_WORDS = 64;
const BLOCK_WORDS = 16;
/** Where the length of the message stands in its last block. */
const LENGTH_OFFSET = 56;
const PADDING = 0x80;

const INITIAL_STATE = table(
  u32,
  [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19],
);

const ROUND_CONSTANTS = table(
  u32,
  // prettier-ignore
  [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ],
);

/** The state before the first block. */
export function beginState(state: FixedArray<u32, 8>): void {
  for (let index: u32 = 0; index < STATE_WORDS; index++) state[index] = INITIAL_STATE[index];
}

/** Adds the block in the first 16 words of `schedule` to `state`; the other words are overwritten. */
export function compress(state: FixedArray<u32, 8>, schedule: FixedArray<u32, 64>): void {
  for (let index: u32 = BLOCK_WORDS; index < SCHEDULE_WORDS; index++) {
    const before15 = schedule[index - 15];
    const before2 = schedule[index - 2];
    const sigma0 = rotate(before15, 7) ^ rotate(before15, 18) ^ (before15 >>> 3);
    const sigma1 = rotate(before2, 17) ^ rotate(before2, 19) ^ (before2 >>> 10);
    schedule[index] = schedule[index - 16] + sigma0 + schedule[index - 7] + sigma1;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let index: u32 = 0; index < SCHEDULE_WORDS; index++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = g ^ (e & (f ^ g));
    const first = h + sum1 + choice + ROUND_CONSTANTS[index] + schedule[index];
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) | (c & (a | b));
    h = g;
    g = f;
    f = e;
    e = d + first;
    d = c;
    c = b;
    b = a;
    a = first + sum0 + majority;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** @inline */
function rotate(word: u32, count: u32): u32 {
  return (word >>> count) | (word << (32 - count));
}

export class Sha256 {
  readonly state = array(u32, 8);
  readonly schedule = array(u32, 64);
  readonly block = array(u8, 64);
  filled: u32 = 0;
  total: u32 = 0;

  begin(): void {
    beginState(this.state);
    this.filled = 0;
    this.total = 0;
  }

  /** Goes on from a state that one block has led to. */
  beginAfterBlock(state: FixedArray<u32, 8>): void {
    for (let index: u32 = 0; index < STATE_WORDS; index++) this.state[index] = state[index];
    this.filled = 0;
    this.total = BLOCK_SIZE;
  }

  add(bytes: ReadonlySpan<u8>): void {
    for (const byte of bytes) this.addByte(byte);
  }

  addByte(byte: u8): void {
    this.block[this.filled] = byte;
    this.filled++;
    this.total++;
    if (this.filled === BLOCK_SIZE) this.compressBlock();
  }

  /** Puts the digest into `this.state`, as words. */
  finish(): void {
    const bits = u64(this.total) * 8n;
    this.addByte(PADDING);
    while (this.filled !== LENGTH_OFFSET) this.addByte(0);
    for (let index: u32 = 0; index < 8; index++) this.addByte(u8(bits >> (56n - 8n * u64(index))));
  }

  compressBlock(): void {
    for (let index: u32 = 0; index < BLOCK_WORDS; index++) {
      this.schedule[index] = wordAt(this.block, index * 4);
    }
    compress(this.state, this.schedule);
    this.filled = 0;
  }
}

/** Four bytes as a word, the most significant first. */
function wordAt(bytes: ReadonlySpan<u8>, offset: u32): u32 {
  const high = (u32(bytes[offset]) << 24) | (u32(bytes[offset + 1]) << 16);
  return high | (u32(bytes[offset + 2]) << 8) | u32(bytes[offset + 3]);
}

/** Words of a digest as its bytes. */
export function writeDigest(state: FixedArray<u32, 8>, digest: Span<u8>): void {
  for (let index: u32 = 0; index < DIGEST_SIZE; index++) {
    digest[index] = u8(state[index / 4] >>> (24 - (index % 4) * 8));
  }
}
