/**
 * Reads what the build needs from 32-bit little-endian ELF files: sections, symbols and relocations.
 */
import { readFileSync } from 'node:fs';

export interface Section {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  readonly alignment: number;
  readonly link: number;
  readonly info: number;
}

export interface ElfSymbol {
  readonly name: string;
  readonly value: number;
  readonly size: number;
  readonly kind: 'none' | 'object' | 'function' | 'section' | 'file' | 'other';
  readonly global: boolean;
  /** Index of the section it is in; 0: undefined. */
  readonly section: number;
}

export interface Relocation {
  readonly offset: number;
  readonly type: number;
  readonly symbol: ElfSymbol;
}

/** A part of the file that is loaded: `physical` is where its bytes are stored. */
export interface Segment {
  readonly physical: number;
  readonly virtual: number;
  /** In the file. */
  readonly offset: number;
  readonly fileSize: number;
  readonly memorySize: number;
}

const NO_BITS = 8;
const RELOCATIONS = 9;
const SYMBOLS = 2;
const ALLOCATED = 2;
const LOADED = 1;
const KINDS = ['none', 'object', 'function', 'section', 'file'] as const;

export class Elf {
  readonly sections: readonly Section[];
  readonly symbols: readonly ElfSymbol[];
  readonly segments: readonly Segment[];
  private readonly data: Buffer;

  constructor(readonly file: string) {
    this.data = readFileSync(file);
    if (this.data.length < 52 || this.data.readUInt32BE(0) !== 0x7f454c46 || this.data[4] !== 1) {
      throw new Error(`${file} is not a 32-bit ELF file`);
    }
    this.sections = this.readSections();
    this.symbols = this.readSymbols();
    this.segments = this.readSegments();
  }

  section(name: string): Section | undefined {
    return this.sections.find((each) => each.name === name);
  }

  /** Sections that take memory when the program runs. */
  allocated(): Section[] {
    return this.sections.filter(({ flags, size }) => (flags & ALLOCATED) !== 0 && size > 0);
  }

  /** The bytes of a section; empty for one that only reserves memory. */
  contents(section: Section): Buffer {
    return section.type === NO_BITS
      ? Buffer.alloc(0)
      : this.data.subarray(section.offset, section.offset + section.size);
  }

  /** The bytes that are stored for a segment; what it has in memory beyond them begins as zeros. */
  stored({ offset, fileSize }: Segment): Buffer {
    return this.data.subarray(offset, offset + fileSize);
  }

  symbol(name: string): ElfSymbol | undefined {
    return this.symbols.find((each) => each.name === name && each.section !== 0);
  }

  /** Relocations that apply to a section. */
  relocations(name: string): Relocation[] {
    const target = this.sections.findIndex((each) => each.name === name);
    return this.sections
      .filter((each) => each.type === RELOCATIONS && each.info === target)
      .flatMap((each) => this.readRelocations(each));
  }

  private readSections(): Section[] {
    const table = this.data.readUInt32LE(32);
    const entrySize = this.data.readUInt16LE(46);
    const raw = Array.from({ length: this.data.readUInt16LE(48) }, (_, index) =>
      this.readSection(table + index * entrySize),
    );
    const names = raw[this.data.readUInt16LE(50)]!;
    return raw.map(({ nameOffset, ...rest }) => ({ ...rest, name: this.text(names.offset + nameOffset) }));
  }

  private readSection(at: number): Omit<Section, 'name'> & { nameOffset: number } {
    const word = (index: number): number => this.data.readUInt32LE(at + index * 4);
    return {
      nameOffset: word(0),
      type: word(1),
      flags: word(2),
      address: word(3),
      offset: word(4),
      size: word(5),
      link: word(6),
      info: word(7),
      alignment: Math.max(1, word(8)),
    };
  }

  private readSymbols(): ElfSymbol[] {
    const table = this.sections.find(({ type }) => type === SYMBOLS);
    if (!table) return [];
    const names = this.sections[table.link]!.offset;
    return Array.from({ length: table.size / 16 }, (_, index) => {
      const at = table.offset + index * 16;
      const information = this.data[at + 12]!;
      return {
        name: this.text(names + this.data.readUInt32LE(at)),
        value: this.data.readUInt32LE(at + 4),
        size: this.data.readUInt32LE(at + 8),
        kind: KINDS[information & 15] ?? 'other',
        global: information >> 4 !== 0,
        section: this.data.readUInt16LE(at + 14),
      };
    });
  }

  private readRelocations(section: Section): Relocation[] {
    return Array.from({ length: section.size / 8 }, (_, index) => {
      const at = section.offset + index * 8;
      const information = this.data.readUInt32LE(at + 4);
      const symbol = this.symbols[information >>> 8]!;
      return { offset: this.data.readUInt32LE(at), type: information & 0xff, symbol };
    });
  }

  private readSegments(): Segment[] {
    const table = this.data.readUInt32LE(28);
    const entrySize = this.data.readUInt16LE(42);
    const count = this.data.readUInt16LE(44);
    return Array.from({ length: count }, (_, index) => table + index * entrySize)
      .filter((at) => this.data.readUInt32LE(at) === LOADED)
      .map((at) => ({
        offset: this.data.readUInt32LE(at + 4),
        virtual: this.data.readUInt32LE(at + 8),
        physical: this.data.readUInt32LE(at + 12),
        fileSize: this.data.readUInt32LE(at + 16),
        memorySize: this.data.readUInt32LE(at + 20),
      }));
  }

  private text(at: number): string {
    return this.data.toString('latin1', at, this.data.indexOf(0, at));
  }
}
