/**
 * Memory layout: C's rules for 32-bit ARM (see ir/size.ts), computed here so that both printers and `sizeof` agree.
 *
 * Bit fields fill 32-bit words from the lowest bit and never straddle two. `@at` fixes the offset of a register; what lies between is padding.
 */
import type ts from 'typescript';
import type { Field, StructDeclaration } from '../ir/ir';
import { alignmentOf, sizeOf } from '../ir/size';
import type { Compiler } from './compiler';

/** A field whose offset is not known yet. */
export interface PendingField {
  readonly node: ts.Node;
  readonly field: Omit<Field, 'offset' | 'bits'>;
  /** Width in bits, for a bit field. */
  readonly bits?: number;
  /** The offset that the source prescribes. */
  readonly at?: number;
}

export interface LayoutAttributes {
  readonly packed: boolean;
  readonly align?: number;
  readonly size?: number;
}

const WORD_BITS = 32;

const roundUp = (value: number, to: number): number => Math.ceil(value / to) * to;
export const isPowerOfTwo = (value: number): boolean => value > 0 && (value & (value - 1)) === 0;

/** Places the fields and fills in size and alignment. */
export function layOut(
  compiler: Compiler,
  declaration: StructDeclaration,
  pending: readonly PendingField[],
  attributes: LayoutAttributes,
  node: ts.Node,
): void {
  const placement = new Placement(compiler, attributes.packed);
  declaration.fields = pending.map((field) => placement.place(field));
  const natural = attributes.packed ? 1 : placement.alignment;
  declaration.packed = attributes.packed;
  declaration.alignment = Math.max(natural, attributes.align ?? 1);
  const size = roundUp(placement.end, declaration.alignment);
  declaration.size = attributes.size ?? size;
  if (attributes.size === undefined) return;
  if (attributes.size < placement.end) {
    compiler.report(
      node,
      'layout',
      `The fields take ${placement.end} bytes, more than @size(${attributes.size})`,
    );
  } else if (attributes.size % declaration.alignment !== 0) {
    compiler.report(
      node,
      'layout',
      `@size(${attributes.size}) is not a multiple of the alignment ${declaration.alignment}`,
    );
  }
}

class Placement {
  end = 0;
  alignment = 1;
  /** The word that bit fields are filling. */
  private word: { readonly offset: number; used: number; readonly volatile: boolean } | undefined;

  constructor(
    private readonly compiler: Compiler,
    private readonly packed: boolean,
  ) {}

  place(pending: PendingField): Field {
    if (pending.bits !== undefined) return this.placeBits(pending, pending.bits);
    this.word = undefined;
    const { type } = pending.field;
    const offset = this.offsetFor(pending, this.packed ? 1 : alignmentOf(type));
    this.end = offset + sizeOf(type);
    return { ...pending.field, offset };
  }

  private placeBits(pending: PendingField, wanted: number): Field {
    const { volatile } = pending.field;
    const width = Math.min(Math.max(wanted, 1), WORD_BITS);
    if (width !== wanted) {
      this.compiler.report(pending.node, 'layout', `A bit field has 1 to ${WORD_BITS} bits`);
    }
    const word = this.word;
    const continues =
      word !== undefined &&
      word.volatile === volatile &&
      word.used + width <= WORD_BITS &&
      (pending.at === undefined || pending.at === word.offset);
    const current = continues ? word : this.newWord(pending, volatile);
    const shift = current.used;
    current.used += width;
    return { ...pending.field, offset: current.offset, bits: { shift, width } };
  }

  private newWord(pending: PendingField, volatile: boolean) {
    const offset = this.offsetFor(pending, this.packed ? 1 : 4);
    this.end = offset + 4;
    this.word = { offset, used: 0, volatile };
    return this.word;
  }

  private offsetFor(pending: PendingField, alignment: number): number {
    this.alignment = Math.max(this.alignment, alignment);
    if (pending.at === undefined) return roundUp(this.end, alignment);
    if (pending.at < this.end) {
      this.compiler.report(
        pending.node,
        'layout',
        `Offset ${pending.at} lies inside the fields before, which end at ${this.end}`,
      );
    } else if (pending.at % alignment !== 0) {
      this.compiler.report(
        pending.node,
        'layout',
        `Offset ${pending.at} is not a multiple of ${alignment}, the alignment of this field`,
      );
    }
    return pending.at;
  }
}
