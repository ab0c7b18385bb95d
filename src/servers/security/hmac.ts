/**
 * HMAC-SHA-256 (RFC 2104): a digest that only who knows the key can make.
 *
 * The key goes in front of the message and again in front of the digest, each time as one block of its own: `inner` and `outer`
 * are the states after those blocks, so a key that is used often is hashed once.
 */
import { beginState, BLOCK_SIZE, compress, DIGEST_SIZE, Sha256, writeDigest } from './sha256';
import { wipe, wipeWords } from './secret';

const INNER_PAD = 0x3636_3636;
const OUTER_PAD = 0x5c5c_5c5c;
const BLOCK_WORDS = 16;

export class HmacKey {
  readonly inner = array(u32, 8);
  readonly outer = array(u32, 8);
  readonly hash = new Sha256();

  /** Keys longer than a block are replaced by their digest. */
  prepare(key: ReadonlySpan<u8>): void {
    const block = array(u8, 64);
    if (key.length > BLOCK_SIZE) {
      this.hash.begin();
      this.hash.add(key);
      this.hash.finish();
      writeDigest(this.hash.state, block);
    } else {
      for (let index: u32 = 0; index < key.length; index++) block[index] = key[index];
    }
    this.padState(block, INNER_PAD, this.inner);
    this.padState(block, OUTER_PAD, this.outer);
    wipe(block);
  }

  /** The state after one block, the key with `pad` over it. */
  padState(key: FixedArray<u8, 64>, pad: u32, state: FixedArray<u32, 8>): void {
    const schedule = this.hash.schedule;
    for (let index: u32 = 0; index < BLOCK_WORDS; index++) {
      const start = index * 4;
      const high = (u32(key[start]) << 24) | (u32(key[start + 1]) << 16);
      schedule[index] = (high | (u32(key[start + 2]) << 8) | u32(key[start + 3])) ^ pad;
    }
    beginState(state);
    compress(state, schedule);
  }

  begin(): void {
    this.hash.beginAfterBlock(this.inner);
  }

  add(bytes: ReadonlySpan<u8>): void {
    this.hash.add(bytes);
  }

  /** Puts the digest into `hash.state`, as words. */
  finish(): void {
    const digest = array(u8, DIGEST_SIZE);
    this.hash.finish();
    writeDigest(this.hash.state, digest);
    this.hash.beginAfterBlock(this.outer);
    this.hash.add(digest);
    this.hash.finish();
    wipe(digest);
  }

  /** Leaves nothing that the key could be guessed from. */
  wipe(): void {
    wipeWords(this.inner);
    wipeWords(this.outer);
    wipeWords(this.hash.state);
    wipeWords(this.hash.schedule);
    wipe(this.hash.block);
  }
}
