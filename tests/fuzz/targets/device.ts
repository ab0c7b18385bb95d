/**
 * The registers that programs see, as in harness/harness.c: storage that changes with every read, so that an access too
 * many or too few shows, and a hash of all accesses in order.
 */
export const DEVICE_SIZE = 64;

export class DeviceModel {
  private readonly bytes = new DataView(new ArrayBuffer(DEVICE_SIZE));
  private hash = 0;

  reset(): void {
    for (let at = 0; at < DEVICE_SIZE; at++) this.bytes.setUint8(at, at * 37 + 11);
    this.hash = 2166136261;
  }

  get trace(): number {
    return this.hash;
  }

  /** `width` counts bits. */
  read(offset: number, width: number): number {
    const value = this.load(offset, width);
    const word = offset & ~3;
    const next = Math.imul(this.bytes.getUint32(word, true), 1664525) + 1013904223;
    this.bytes.setUint32(word, next >>> 0, true);
    for (const what of [offset, width, value]) this.record(what);
    return value;
  }

  write(offset: number, width: number, value: number): void {
    if (width === 8) this.bytes.setUint8(offset, value);
    else if (width === 16) this.bytes.setUint16(offset, value, true);
    else this.bytes.setUint32(offset, value, true);
    for (const what of [offset | 0x80000000, width, this.load(offset, width)]) this.record(what);
  }

  private load(offset: number, width: number): number {
    if (width === 8) return this.bytes.getUint8(offset);
    return width === 16 ? this.bytes.getUint16(offset, true) : this.bytes.getUint32(offset, true);
  }

  private record(what: number): void {
    this.hash = (Math.imul(this.hash ^ what, 16777619) + 1) >>> 0;
  }
}
