/**
 * Where the memory of a system is read from: a running target, a stopped one under gdb, or a file that was written of it. What
 * never changes, the flash, is taken from the ELF, so that a target is asked for its RAM only.
 */
import type { Elf } from '../../linker/elf';
import { UserError } from '../errors';

export interface MemorySource {
  /** The bytes from `address` on; fails if the target has none there. */
  read(address: number, length: number): Promise<Buffer>;
}

/** Memory that is at hand: a file that begins at `start`, or a piece of what was read. */
export class KeptMemory implements MemorySource {
  constructor(
    readonly start: number,
    readonly bytes: Buffer,
  ) {}

  has(address: number, length: number): boolean {
    return address >= this.start && address + length <= this.start + this.bytes.length;
  }

  /** The bytes themselves, not a copy. */
  at(address: number, length: number): Buffer {
    if (!this.has(address, length)) throw new UserError(`${word(address)} is outside of what was read`);
    return this.bytes.subarray(address - this.start, address - this.start + length);
  }

  read(address: number, length: number): Promise<Buffer> {
    return Promise.resolve(this.at(address, length));
  }
}

const NO_BITS = 8;

/** What the ELF has for an address in flash; undefined where it has nothing, as for all variables. */
export function flashAt(elf: Elf, address: number, length: number): Buffer | undefined {
  const holder = elf
    .allocated()
    .find(
      (section) =>
        section.type !== NO_BITS &&
        section.address <= address &&
        address + length <= section.address + section.size,
    );
  if (!holder || isRam(holder.address)) return undefined;
  return elf.contents(holder).subarray(address - holder.address, address - holder.address + length);
}

/** The architecture's SRAM region (ARMv7-M ARM, B3.1). */
function isRam(address: number): boolean {
  return address >= 0x20000000 && address < 0x40000000;
}

/** An address as people read it. */
export function word(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
}
