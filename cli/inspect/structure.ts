/** One structure of the running system: its bytes, read by the names that its source gave the fields. */
import type { Structure as StructureType, Type } from './debug/types';

export class StructureView {
  constructor(
    readonly type: StructureType,
    readonly address: number,
    private readonly bytes: Buffer,
  ) {}

  /** Of an integer, a truth value, an enumeration or an address. */
  number(name: string): number {
    const { offset, type } = this.field(name);
    return readNumber(type, this.bytes, offset);
  }

  isSet(name: string): boolean {
    return this.number(name) !== 0;
  }

  /** The address in a field, undefined for null. */
  reference(name: string): number | undefined {
    return this.number(name) || undefined;
  }

  /** The name of an enumeration's value; the number of one that the source does not know. */
  choice(name: string): string {
    const { offset, type } = this.field(name);
    const value = readNumber(type, this.bytes, offset);
    return (type.kind === 'enumeration' ? type.names.get(value) : undefined) ?? String(value);
  }

  numbers(name: string): number[] {
    const { offset, type } = this.field(name);
    if (type.kind !== 'array') throw new Error(`${this.type.name}.${name} is no array`);
    const { element, count } = type;
    return Array.from({ length: count }, (_, index) =>
      readNumber(element, this.bytes, offset + index * element.size),
    );
  }

  /** Zero-padded characters. */
  text(name: string): string {
    return String.fromCharCode(...this.numbers(name)).replace(/\0.*$/s, '');
  }

  structure(name: string): StructureView {
    const { offset, type } = this.field(name);
    return viewOf(type, this.address + offset, this.bytes.subarray(offset), `${this.type.name}.${name}`);
  }

  structures(name: string): StructureView[] {
    const { offset, type } = this.field(name);
    return elementsOf(type, this.address + offset, this.bytes.subarray(offset), `${this.type.name}.${name}`);
  }

  private field(name: string): { offset: number; type: Type } {
    const field = this.type.fields.get(name);
    if (field) return field;
    throw new Error(`the system's ${this.type.name} has no field ${name}: it was built by another version`);
  }
}

export function viewOf(type: Type, address: number, bytes: Buffer, what: string): StructureView {
  if (type.kind !== 'structure') throw new Error(`${what} is no structure`);
  return new StructureView(type, address, bytes.subarray(0, type.size));
}

/** The structures of a table; one that is alone counts as a table of one. */
export function elementsOf(type: Type, address: number, bytes: Buffer, what: string): StructureView[] {
  if (type.kind !== 'array') return [viewOf(type, address, bytes, what)];
  const { element, count } = type;
  return Array.from({ length: count }, (_, index) =>
    viewOf(element, address + index * element.size, bytes.subarray(index * element.size), what),
  );
}

function readNumber(type: Type, bytes: Buffer, offset: number): number {
  if (type.kind === 'integer' && type.size === 8) return Number(bytes.readBigUInt64LE(offset));
  if (type.kind === 'integer' && type.isSigned) return bytes.readIntLE(offset, type.size);
  return bytes.readUIntLE(offset, type.size);
}
