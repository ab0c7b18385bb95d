/**
 * What a program keeps over its own restarts, and whether it can be trusted: a crash may have come in the middle of a change.
 *
 *     const totals = new Totals(); // marked @retained
 *     const kept = new Retained(); // likewise
 *
 *     kept.open(addressOf(totals), sizeof(Totals)); // once in each life; false: it begins anew, from zeroes
 *
 *     kept.begin();
 *     totals.sold += 1;
 *     kept.commit();
 *
 * Between `begin` and `commit` the content counts as broken; so does content that somebody changed without saying so.
 */

/** Never a check word: those are odd. */
const CHANGING = 0;
const FNV_BASIS = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;

export class Retained {
  private address: u32 = 0;
  private length: u32 = 0;
  /** Over the content as it was committed. */
  private check: u32 = CHANGING;

  /** Whether the content is what was committed last. If it is not, it is cleared, and begins anew. */
  open(address: u32, length: u32): bool {
    const whole =
      this.address === address && this.length === length && this.check === checkWord(address, length);
    if (whole) return true;
    this.address = address;
    this.length = length;
    this.begin();
    for (let offset: u32 = 0; offset < length; offset++) store8(address + offset, 0);
    this.commit();
    return false;
  }

  /** The content is about to be changed. */
  begin(): void {
    this.check = CHANGING;
    barrier();
  }

  /** The content is whole again. */
  commit(): void {
    barrier();
    this.check = checkWord(this.address, this.length);
  }
}

/** FNV-1a: each step is invertible, so that any change of a single byte shows (the last bit, which is set, aside). */
function checkWord(address: u32, length: u32): u32 {
  let word: u32 = FNV_BASIS ^ length;
  for (let offset: u32 = 0; offset < length; offset++) word = (word ^ load8(address + offset)) * FNV_PRIME;
  return word | 1;
}
