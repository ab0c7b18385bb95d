/**
 * The types of a program as the compiler laid them out: which bytes of memory are which field. So what is read from a system
 * follows its sources by itself; no offset is written down twice.
 */
import { Attribute, type Entry, Tag, type Unit } from './entries';

export type Type =
  | { readonly kind: 'integer'; readonly size: number; readonly isSigned: boolean }
  | { readonly kind: 'enumeration'; readonly size: number; readonly names: ReadonlyMap<number, string> }
  | { readonly kind: 'pointer'; readonly size: number }
  | { readonly kind: 'array'; readonly size: number; readonly element: Type; readonly count: number }
  | Structure
  /** Functions, floating-point numbers, unions: nothing that the kernel's tables are read by. */
  | { readonly kind: 'other'; readonly size: number };

export interface Structure {
  readonly kind: 'structure';
  readonly name: string;
  readonly size: number;
  readonly fields: ReadonlyMap<string, Field>;
}

export interface Field {
  readonly offset: number;
  readonly type: Type;
}

/** A variable of the program, at a fixed address. */
export interface Variable {
  readonly name: string;
  readonly address: number;
  readonly type: Type;
}

/** DW_OP_addr (DWARF 5, 7.7.1). */
const ADDRESS = 0x03;
/** DW_ATE_signed and DW_ATE_signed_char; a floating-point number is 4 (DWARF 5, 7.8). */
const SIGNED = [0x05, 0x06];
const FLOATING_POINT = 0x04;
const QUALIFIERS: readonly number[] = [Tag.typedef, Tag.constant, Tag.volatile];

export class TypeTable {
  private readonly known = new Map<number, Type>();

  constructor(private readonly unit: Unit) {}

  /** The variables of the unit that lie somewhere. */
  variables(): Variable[] {
    return this.unit.root.children.flatMap((entry) => {
      const address = entry.tag === Tag.variable ? addressIn(entry) : undefined;
      return address === undefined ? [] : [{ name: nameOf(entry), address, type: this.typeOf(entry) }];
    });
  }

  structure(name: string): Structure | undefined {
    const entry = this.unit.root.children.find(
      (each) =>
        each.tag === Tag.structure && nameOf(each) === name && each.attributes.has(Attribute.byteSize),
    );
    const type = entry && this.resolve(entry);
    return type?.kind === 'structure' ? type : undefined;
  }

  /** Names of an enumeration's values. */
  enumeration(name: string): ReadonlyMap<number, string> | undefined {
    const entry = this.unit.root.children.find(
      (each) => each.tag === Tag.enumeration && nameOf(each) === name,
    );
    return entry && namesIn(entry);
  }

  private typeOf(entry: Entry): Type {
    const reference = entry.attributes.get(Attribute.type);
    const target = typeof reference === 'number' ? this.unit.byOffset.get(reference) : undefined;
    return target ? this.resolve(target) : { kind: 'other', size: 0 };
  }

  private resolve(entry: Entry): Type {
    const known = this.known.get(entry.offset);
    if (known) return known;
    const type = QUALIFIERS.includes(entry.tag) ? this.typeOf(entry) : this.create(entry);
    this.known.set(entry.offset, type);
    return type;
  }

  private create(entry: Entry): Type {
    const size = numberIn(entry, Attribute.byteSize);
    switch (entry.tag) {
      case Tag.base:
        return integer(entry, size);
      case Tag.enumeration:
        return { kind: 'enumeration', size, names: namesIn(entry) };
      case Tag.pointer:
        return { kind: 'pointer', size };
      case Tag.array:
        return this.array(entry);
      case Tag.structure:
        return this.structureOf(entry, size);
      default:
        return { kind: 'other', size };
    }
  }

  private array(entry: Entry): Type {
    const element = this.typeOf(entry);
    const range = entry.children.find(({ tag }) => tag === Tag.subrange);
    const count = range ? countIn(range) : 0;
    return { kind: 'array', size: element.size * count, element, count };
  }

  private structureOf(entry: Entry, size: number): Structure {
    const fields = new Map<string, Field>();
    const structure: Structure = { kind: 'structure', name: nameOf(entry), size, fields };
    // Known before its fields are: they may point to it.
    this.known.set(entry.offset, structure);
    for (const member of entry.children.filter(({ tag }) => tag === Tag.member))
      fields.set(nameOf(member), {
        offset: numberIn(member, Attribute.memberOffset),
        type: this.typeOf(member),
      });
    return structure;
  }
}

function integer(entry: Entry, size: number): Type {
  const encoding = numberIn(entry, Attribute.encoding);
  if (encoding === FLOATING_POINT) return { kind: 'other', size };
  return { kind: 'integer', size, isSigned: SIGNED.includes(encoding) };
}

function nameOf(entry: Entry): string {
  const name = entry.attributes.get(Attribute.name);
  return typeof name === 'string' ? name : '';
}

function numberIn(entry: Entry, attribute: number): number {
  const value = entry.attributes.get(attribute);
  return typeof value === 'number' ? value : 0;
}

function countIn(range: Entry): number {
  const count = range.attributes.get(Attribute.count);
  return typeof count === 'number' ? count : numberIn(range, Attribute.upperBound) + 1;
}

/** C has one name space for all enumerators, so theirs begin with the name of the enumeration. */
function namesIn(entry: Entry): ReadonlyMap<number, string> {
  const prefix = `${nameOf(entry)}_`;
  const enumerators = entry.children.filter(({ tag }) => tag === Tag.enumerator);
  return new Map(
    enumerators.map((each) => {
      const name = nameOf(each);
      return [numberIn(each, Attribute.constant), name.startsWith(prefix) ? name.slice(prefix.length) : name];
    }),
  );
}

/** Of a variable that was not optimised away. */
function addressIn(entry: Entry): number | undefined {
  const location = entry.attributes.get(Attribute.location);
  if (!Buffer.isBuffer(location) || location.length !== 5 || location[0] !== ADDRESS) return undefined;
  return location.readUInt32LE(1);
}
