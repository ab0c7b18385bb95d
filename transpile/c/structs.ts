/**
 * Struct and enum definitions whose layout is the IR's, asserted by the C compiler.
 *
 * Padding that C would not insert by itself — gaps between registers, the rest of a word of bit fields — is written
 * out. Layouts are those of 32-bit pointers: assertions about structs with pointers only hold there.
 */
import type { EnumDeclaration, Field, StructDeclaration } from '../ir/ir';
import { alignmentOf, sizeOf } from '../ir/size';
import type { Lines } from './lines';
import { integerLiteral } from './literals';
import type { Names } from './names';
import { containsPointer, type Types } from './types';

function alignUp(offset: number, alignment: number): number {
  return Math.ceil(offset / alignment) * alignment;
}

export function printEnum(lines: Lines, names: Names, declaration: EnumDeclaration): void {
  const name = names.of(declaration);
  let expected = 0;
  lines.space();
  lines.add(`enum ${name} {`, declaration.location);
  lines.indent(() => {
    declaration.members.forEach((member, index) => {
      const value = member.value === expected ? '' : ` = ${integerLiteral(BigInt(member.value)).text}`;
      lines.add(`${names.member(declaration, index)}${value},`);
      expected = member.value + 1;
    });
    // C has no enum without members.
    if (declaration.members.length === 0) lines.add(`${name}_has_no_members,`);
  });
  lines.add('} __attribute__((packed));');
  lines.add(`ASSERT_SIZE(enum ${name}, ${sizeOf(declaration.storage)});`);
}

export class StructPrinter {
  /** Next free byte, and in a word of bit fields the next free bit of the word before it. */
  private offset = 0;
  private bit = 0;

  constructor(
    private readonly lines: Lines,
    private readonly names: Names,
    private readonly types: Types,
    private readonly declaration: StructDeclaration,
  ) {}

  print(): void {
    const { declaration, lines } = this;
    lines.space();
    lines.add(`struct ${this.names.of(declaration)} {`, declaration.location);
    lines.indent(() => {
      for (const field of declaration.fields) this.field(field);
      this.finish();
    });
    lines.add(`}${this.attributes()};`);
    this.assertions();
  }

  private field(field: Field): void {
    if (field.bits) return this.bitField(field, field.bits);
    this.closeWord();
    this.advance(field.offset, this.declaration.packed ? 1 : alignmentOf(field.type), field.offset);
    this.lines.add(
      `${this.types.declare(field.type, this.names.of(field), qualifier(field))};`,
      field.location,
    );
    this.offset = field.offset + sizeOf(field.type);
  }

  private bitField(field: Field, bits: NonNullable<Field['bits']>): void {
    const isNewWord = this.bit === 0 || this.offset !== field.offset + 4;
    if (isNewWord) {
      this.closeWord();
      // A bit field would join the bytes before it; an explicit gap keeps it in a word of its own.
      this.advance(field.offset, 1, field.offset);
      this.offset = field.offset + 4;
    }
    this.gap(bits.shift - this.bit);
    const type = this.types.declare(field.type, this.names.of(field), qualifier(field));
    this.lines.add(`${type} : ${bits.width};`, field.location);
    this.bit = bits.shift + bits.width;
  }

  /** Fills the rest of a word of bit fields, lest C put the next field there. */
  private closeWord(): void {
    if (this.bit > 0) this.gap(32 - this.bit);
    this.bit = 0;
  }

  private gap(bits: number): void {
    if (bits > 0) this.lines.add(`uint32_t : ${bits};`);
  }

  /** Padding up to `target`, beyond what C aligns by itself. */
  private advance(target: number, alignment: number, name: number): void {
    if (alignUp(this.offset, alignment) < target) {
      this.lines.add(`uint8_t reserved_${name.toString(16)}[${target - this.offset}];`);
    }
  }

  private finish(): void {
    const { size, alignment } = this.declaration;
    // Also at the end: a word that is not full, gcc accesses by the byte, strict volatile bit fields or not.
    this.closeWord();
    this.advance(size, alignment, this.offset);
  }

  private attributes(): string {
    const { declaration } = this;
    const natural = Math.max(
      1,
      ...declaration.fields.map((field) => (declaration.packed ? 1 : alignmentOf(field.type))),
    );
    const attributes: string[] = [];
    if (declaration.packed) attributes.push('packed');
    if (declaration.alignment > natural) attributes.push(`aligned(${declaration.alignment})`);
    return attributes.length === 0 ? '' : ` __attribute__((${attributes.join(', ')}))`;
  }

  private assertions(): void {
    const { declaration } = this;
    const suffix = containsPointer({ kind: 'struct', declaration }) ? '_32' : '';
    const name = `struct ${this.names.of(declaration)}`;
    this.lines.add(`ASSERT_SIZE${suffix}(${name}, ${declaration.size});`);
    for (const field of declaration.fields) {
      if (field.bits) continue;
      this.lines.add(`ASSERT_OFFSET${suffix}(${name}, ${this.names.of(field)}, ${field.offset});`);
    }
  }
}

function qualifier(field: Field): '' | 'volatile' {
  return field.volatile ? 'volatile' : '';
}
