/**
 * PBKDF2-HMAC-SHA-256 (RFC 8018): turns a password into a key, slowly, so that guessing is slow as well.
 *
 * Each iteration is an HMAC of 32 bytes: two blocks, whose second halves are always the same padding. So the loop works on
 * words and is nothing but `compress`.
 */
import { HmacKey } from './hmac';
import { BLOCK_SIZE, compress, DIGEST_SIZE, STATE_WORDS, writeDigest } from './sha256';
import { wipeWords } from './secret';

const PADDING_WORD = 0x8000_0000;
/** Bits of a message of one block, the key, and a digest. */
const MESSAGE_BITS = (BLOCK_SIZE + DIGEST_SIZE) * 8;
const LAST_WORD = 15;

export class KeyDerivation {
  readonly key = new HmacKey();
  readonly digest = array(u32, 8);
  readonly sum = array(u32, 8);

  /** Puts block `block` (from 1) of the derived key into `output`, 32 bytes. */
  derive(
    password: ReadonlySpan<u8>,
    salt: ReadonlySpan<u8>,
    iterations: u32,
    block: u32,
    output: Span<u8>,
  ): void {
    this.key.prepare(password);
    this.first(salt, block);
    for (let iteration: u32 = 1; iteration < iterations; iteration++) this.iterate();
    writeDigest(this.sum, output);
    this.wipe();
  }

  first(salt: ReadonlySpan<u8>, block: u32): void {
    const number = array(u8, 4);
    for (let index: u32 = 0; index < 4; index++) number[index] = u8(block >>> (24 - 8 * index));
    this.key.begin();
    this.key.add(salt);
    this.key.add(number);
    this.key.finish();
    for (let index: u32 = 0; index < STATE_WORDS; index++) {
      this.digest[index] = this.key.hash.state[index];
      this.sum[index] = this.digest[index];
    }
  }

  /** The digest becomes its HMAC, and is added to the sum. */
  iterate(): void {
    this.hashDigest(this.key.inner);
    this.hashDigest(this.key.outer);
    for (let index: u32 = 0; index < STATE_WORDS; index++) this.sum[index] ^= this.digest[index];
  }

  /** The digest becomes the hash of a block that led to `start`, and itself. */
  hashDigest(start: FixedArray<u32, 8>): void {
    const schedule = this.key.hash.schedule;
    for (let index: u32 = 0; index < STATE_WORDS; index++) {
      schedule[index] = this.digest[index];
      this.digest[index] = start[index];
    }
    schedule[STATE_WORDS] = PADDING_WORD;
    for (let index: u32 = STATE_WORDS + 1; index < LAST_WORD; index++) schedule[index] = 0;
    schedule[LAST_WORD] = MESSAGE_BITS;
    compress(this.digest, schedule);
  }

  wipe(): void {
    this.key.wipe();
    wipeWords(this.digest);
    wipeWords(this.sum);
  }
}
