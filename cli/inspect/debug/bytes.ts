/** Reads the numbers of debug information (DWARF 5, 7.6) from bytes, one after the other. */
export class ByteReader {
  constructor(
    readonly bytes: Buffer,
    public position = 0,
  ) {}

  get atEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  unsigned(length: number): number {
    const start = this.position;
    this.position += length;
    if (length === 8) return Number(this.bytes.readBigUInt64LE(start));
    return this.bytes.readUIntLE(start, length);
  }

  signed(length: number): number {
    this.position += length;
    return this.bytes.readIntLE(this.position - length, length);
  }

  /** ULEB128. */
  variable(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.unsigned(1);
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  }

  /** SLEB128. */
  signedVariable(): number {
    const start = this.position;
    const value = this.variable();
    const bits = 7 * (this.position - start);
    const isNegative = (this.bytes.readUInt8(this.position - 1) & 0x40) !== 0;
    return isNegative ? value - 2 ** bits : value;
  }

  text(): string {
    const end = this.bytes.indexOf(0, this.position);
    const text = this.bytes.toString('latin1', this.position, end);
    this.position = end + 1;
    return text;
  }

  block(length: number): Buffer {
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }
}
