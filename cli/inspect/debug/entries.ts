/**
 * The entries of an ELF's debug information (DWARF 5, 2.1): a tree of tags with attributes, as the compiler wrote it. Only what the
 * compilers of this project write is understood; anything else is an error that names it, never a guess.
 */
import type { Elf } from '../../../linker/elf';
import { ByteReader } from './bytes';

/** Tags that are looked for (DWARF 5, table 7.3). */
export const Tag = {
  array: 0x01,
  enumeration: 0x04,
  pointer: 0x0f,
  compilationUnit: 0x11,
  structure: 0x13,
  typedef: 0x16,
  subrange: 0x21,
  base: 0x24,
  constant: 0x26,
  member: 0x0d,
  enumerator: 0x28,
  variable: 0x34,
  volatile: 0x35,
  union: 0x17,
} as const;

/** Attributes that are looked for (DWARF 5, table 7.5). */
export const Attribute = {
  location: 0x02,
  name: 0x03,
  byteSize: 0x0b,
  lowAddress: 0x11,
  constant: 0x1c,
  upperBound: 0x2f,
  count: 0x37,
  memberOffset: 0x38,
  encoding: 0x3e,
  type: 0x49,
} as const;

export type Value = number | string | Buffer | true;

export interface Entry {
  /** Of the entry in the section: what references name. */
  readonly offset: number;
  readonly tag: number;
  readonly attributes: ReadonlyMap<number, Value>;
  readonly children: Entry[];
}

/** One compilation unit: the kernel is one, and each program of a process. */
export interface Unit {
  readonly root: Entry;
  readonly byOffset: ReadonlyMap<number, Entry>;
}

interface Declaration {
  readonly tag: number;
  readonly hasChildren: boolean;
  readonly attributes: readonly { name: number; form: number; implicit: number }[];
}

interface Sections {
  readonly information: Buffer;
  readonly abbreviations: Buffer;
  readonly strings: Buffer;
  readonly lineStrings: Buffer;
}

/** The units one after the other; each is read when it is asked for. */
export function* unitsOf(elf: Elf): Generator<Unit> {
  const sections = sectionsOf(elf);
  for (let start = 0; start < sections.information.length;) {
    const end = start + 4 + sections.information.readUInt32LE(start);
    yield new UnitReader(sections, start, end).read();
    start = end;
  }
}

function sectionsOf(elf: Elf): Sections {
  const contents = (name: string): Buffer => {
    const section = elf.section(name);
    return section ? elf.contents(section) : Buffer.alloc(0);
  };
  return {
    information: contents('.debug_info'),
    abbreviations: contents('.debug_abbrev'),
    strings: contents('.debug_str'),
    lineStrings: contents('.debug_line_str'),
  };
}

const IMPLICIT_CONSTANT = 0x21;
const VERSION_5 = 5;

class UnitReader {
  private readonly reader: ByteReader;
  private readonly declarations: ReadonlyMap<number, Declaration>;
  private readonly entries = new Map<number, Entry>();

  constructor(
    private readonly sections: Sections,
    private readonly start: number,
    private readonly end: number,
  ) {
    this.reader = new ByteReader(sections.information, start + 4);
    const version = this.reader.unsigned(2);
    if (version === VERSION_5) this.reader.position += 2; // the type of the unit, the size of an address
    const abbreviations = this.reader.unsigned(4);
    if (version !== VERSION_5) this.reader.position += 1; // the size of an address
    this.declarations = readDeclarations(new ByteReader(sections.abbreviations, abbreviations));
  }

  read(): Unit {
    const root = this.readEntry();
    if (!root) throw new Error('a unit of debug information is empty');
    return { root, byOffset: this.entries };
  }

  /** Undefined at the end of a list of children. */
  private readEntry(): Entry | undefined {
    const offset = this.reader.position;
    if (offset >= this.end) return undefined;
    const code = this.reader.variable();
    if (code === 0) return undefined;
    const declaration = this.declarations.get(code);
    if (!declaration) throw new Error(`the debug information uses abbreviation ${code}, which it has not`);
    const attributes = new Map<number, Value>();
    for (const { name, form, implicit } of declaration.attributes)
      attributes.set(name, form === IMPLICIT_CONSTANT ? implicit : this.readForm(form));
    const entry: Entry = { offset, tag: declaration.tag, attributes, children: [] };
    this.entries.set(offset, entry);
    if (!declaration.hasChildren) return entry;
    for (let child = this.readEntry(); child; child = this.readEntry()) entry.children.push(child);
    return entry;
  }

  /** DWARF 5, 7.5.6. References are to the unit's own entries, and become offsets in the section. */
  private readForm(form: number): Value {
    const { reader, sections } = this;
    const fixed = FIXED_LENGTHS[form];
    if (fixed !== undefined) return reader.unsigned(fixed);
    const reference = REFERENCE_LENGTHS[form];
    if (reference !== undefined) return this.start + reader.unsigned(reference);
    switch (form) {
      case 0x08:
        return reader.text();
      case 0x0e:
        return new ByteReader(sections.strings, reader.unsigned(4)).text();
      case 0x1f:
        return new ByteReader(sections.lineStrings, reader.unsigned(4)).text();
      case 0x15:
        return this.start + reader.variable();
      case 0x0d:
        return reader.signedVariable();
      case 0x0f:
      case 0x22:
      case 0x23:
        return reader.variable();
      case 0x19:
        return true;
      default:
        return this.readBlock(form);
    }
  }

  private readBlock(form: number): Buffer {
    const { reader } = this;
    switch (form) {
      case 0x0a:
        return reader.block(reader.unsigned(1));
      case 0x03:
        return reader.block(reader.unsigned(2));
      case 0x04:
        return reader.block(reader.unsigned(4));
      case 0x09:
      case 0x18:
        return reader.block(reader.variable());
      case 0x1e:
        return reader.block(16);
      default:
        throw new Error(`the debug information has an attribute of form ${form}, which is not known`);
    }
  }
}

/** Bytes of the forms that are numbers: an address, data1 to data8, a flag, an offset. */
const FIXED_LENGTHS: Readonly<Record<number, number>> = {
  0x01: 4,
  0x05: 2,
  0x06: 4,
  0x07: 8,
  0x0b: 1,
  0x0c: 1,
  0x10: 4,
  0x17: 4,
};
/** Of ref1 to ref8. */
const REFERENCE_LENGTHS: Readonly<Record<number, number>> = { 0x11: 1, 0x12: 2, 0x13: 4, 0x14: 8 };

function readDeclarations(reader: ByteReader): ReadonlyMap<number, Declaration> {
  const declarations = new Map<number, Declaration>();
  for (let code = reader.variable(); code !== 0; code = reader.variable()) {
    const tag = reader.variable();
    const hasChildren = reader.unsigned(1) !== 0;
    const attributes: { name: number; form: number; implicit: number }[] = [];
    for (;;) {
      const name = reader.variable();
      const form = reader.variable();
      const implicit = form === IMPLICIT_CONSTANT ? reader.signedVariable() : 0;
      if (name === 0) break;
      attributes.push({ name, form, implicit });
    }
    declarations.set(code, { tag, hasChildren, attributes });
  }
  return declarations;
}
