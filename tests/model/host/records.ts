/**
 * The kernel's structures as plain numbers: fields by name, read straight from the simulated memory. A reference is the
 * address of what it refers to, 0 for null. (The views that tests usually look through are too slow for every call.)
 */
import { StructCodec } from '../../../transpile/js/runtime/structures';
import type { Memory } from '../../../transpile/js/runtime/memory';
import { RAM_BASE } from '../../../transpile/js/runtime/memory';

type Read = (address: number) => number;

export type View = new () => object;

/** Structures of one type that follow one another, or a single one. */
export class Records {
  private readonly fields: ReadonlyMap<string, Read>;
  readonly size: number;

  constructor(
    memory: Memory,
    type: View,
    /** Of the first. */
    readonly base: number,
    readonly count = 1,
  ) {
    const codec = StructCodec.ofView(type);
    if (!codec) throw new Error(`${type.name} is no structure`);
    this.size = codec.size;
    this.fields = new Map(
      codec.fields.map(({ name, offset, codec: { size } }) => [name, reader(memory.ram, offset, size)]),
    );
  }

  address(index: number): number {
    return this.base + index * this.size;
  }

  /** Number of the one at an address; undefined for null and for what is none of these. */
  indexOf(address: number): number | undefined {
    const index = (address - this.base) / this.size;
    return Number.isInteger(index) && index >= 0 && index < this.count ? index : undefined;
  }

  get(index: number, field: string): number {
    return this.at(this.address(index), field);
  }

  at(address: number, field: string): number {
    const read = this.fields.get(field);
    if (!read) throw new Error(`the structure has no field '${field}'`);
    return read(address);
  }
}

function reader(ram: DataView, offset: number, size: number): Read {
  const at = offset - RAM_BASE;
  if (size === 1) return (address) => ram.getUint8(address + at);
  if (size === 2) return (address) => ram.getUint16(address + at, true);
  if (size === 8) return (address) => Number(ram.getBigUint64(address + at, true));
  return (address) => ram.getUint32(address + at, true);
}
