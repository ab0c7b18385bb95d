/**
 * A line of input split into words at spaces. The words stay where they are in the line; this only remembers where.
 */
export const LINE_CAPACITY = 80;
export const MOST_WORDS = 8;

const SPACE = 0x20;
const TAB = 0x09;
const DIGIT_ZERO = 0x30;

/** What {@link Words.number} gives for a word that is no number. */
export const NOT_A_NUMBER = 0xffffffff;

export class Words {
  readonly line = array(u8, LINE_CAPACITY);
  readonly starts = array(u32, MOST_WORDS);
  readonly lengths = array(u32, MOST_WORDS);
  /** Words of the line, at most MOST_WORDS; the others are ignored. */
  count: u32 = 0;
  /** Of the line that was split. */
  length: u32 = 0;

  /** Finds the words in the first `length` bytes of `line`. */
  split(length: u32): void {
    this.count = 0;
    this.length = length;
    let position: u32 = 0;
    while (position < length && this.count < MOST_WORDS) {
      while (position < length && isBlank(this.line[position])) position++;
      const start = position;
      while (position < length && !isBlank(this.line[position])) position++;
      if (position === start) return;
      this.starts[this.count] = start;
      this.lengths[this.count] = position - start;
      this.count++;
    }
  }

  word(index: u32): ReadonlySpan<u8> {
    return readonlySpan(this.line, this.starts[index], this.lengths[index]);
  }

  /** From word `index` on to the end of the line, as it was written. */
  rest(index: u32): ReadonlySpan<u8> {
    return readonlySpan(this.line, this.starts[index], this.length - this.starts[index]);
  }

  /** Whether word `index` exists and is `text`. */
  is(index: u32, text: string): bool {
    if (index >= this.count) return false;
    return equalsText(this.word(index), text);
  }

  /** Word `index` as a decimal number below 4294967295, or NOT_A_NUMBER. */
  number(index: u32): u32 {
    let value: u64 = 0n;
    for (const byte of this.word(index)) {
      const digit = u32(byte) - DIGIT_ZERO;
      if (digit > 9) return NOT_A_NUMBER;
      value = value * 10n + u64(digit);
      if (value >= u64(NOT_A_NUMBER)) return NOT_A_NUMBER;
    }
    return u32(value);
  }
}

function isBlank(byte: u8): bool {
  return byte === SPACE || byte === TAB;
}

/** Whether `bytes` are exactly the characters of `text`. */
export function equalsText(bytes: ReadonlySpan<u8>, text: string): bool {
  return bytes.length === text.length && startsWith(bytes, text);
}

function startsWith(bytes: ReadonlySpan<u8>, text: string): bool {
  for (let index: u32 = 0; index < text.length; index++) {
    if (bytes[index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** Whether a zero-padded name is exactly `word`. */
export function equalsName(name: ReadonlySpan<u8>, word: ReadonlySpan<u8>): bool {
  for (let index: u32 = 0; index < name.length; index++) {
    const expected: u8 = index < word.length ? word[index] : 0;
    if (name[index] !== expected) return false;
  }
  return word.length <= name.length;
}
