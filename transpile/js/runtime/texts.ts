/** Constant texts in the simulated flash: the same text is at the same address. */
import type { SpanValue } from './accessors';
import type { TextStore } from './codecs';
import type { Memory } from './memory';

export class Texts implements TextStore {
  private readonly interned = new Map<string, SpanValue>();

  constructor(private readonly memory: Memory) {}

  intern(text: string): SpanValue {
    let span = this.interned.get(text);
    if (!span) {
      const bytes = Buffer.from(text, 'latin1');
      span = { address: this.memory.allocateFlash(bytes.length, 1), length: bytes.length };
      this.memory.bytes(span.address, span.length).set(bytes);
      this.interned.set(text, span);
    }
    return span;
  }

  read(span: SpanValue): string {
    return Buffer.from(this.memory.bytes(span.address, span.length)).toString('latin1');
  }

  /** By content, as `===` compares texts. */
  equal(a: SpanValue, b: SpanValue): boolean {
    if (a.length !== b.length) return false;
    return a.address === b.address || this.read(a) === this.read(b);
  }
}
