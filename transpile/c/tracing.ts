/**
 * Volatile accesses through the hooks of a test harness, in place of plain loads and stores.
 *
 * On a host there is nothing at a register's address, and what a program does to its registers is what a test wants
 * to see. A bit field reads its whole word, and to be written reads and rewrites it.
 */
import type { Expression, Field } from '../ir/ir';
import { arithmeticOf } from './integers';
import { withoutMarks } from './line-marks';
import type { Places } from './places';
import { Level, grouped, text, type Text } from './precedence';
import type { Type } from '../ir/ir';

interface TracingPrinter {
  readonly places: Places;
  typeName(type: Type): string;
}

export class TracedAccess {
  constructor(private readonly printer: TracingPrinter) {}

  read(place: Expression): Text {
    const bits = bitField(place);
    const word = `conductor_host_read(${this.address(place)}, ${bits ? 32 : width(place.type)})`;
    const type = this.printer.typeName(place.type);
    const value = bits ? `(${word} >> ${bits.shift} & ${mask(bits.width)})` : word;
    return text(`(${type})${value}`, Level.Unary, arithmeticOf(place.type));
  }

  write(place: Expression, value: Text): Text {
    const stored = grouped(value, Level.Assignment);
    const bits = bitField(place);
    const type = this.printer.typeName(place.type);
    const operands = bits
      ? `VOLATILE_WRITE_BITS(${this.address(place)}, ${bits.shift}, ${mask(bits.width)}, ${stored})`
      : `VOLATILE_WRITE(${type}, ${this.address(place)}, ${width(place.type)}, ${stored})`;
    return text(withoutMarks(operands), Level.Postfix, arithmeticOf(place.type));
  }

  private address(place: Expression): string {
    const { places } = this.printer;
    if (place.kind !== 'field' || !place.field.bits) {
      return `(uintptr_t)&${grouped(places.print(place), Level.Unary)}`;
    }
    const base = `(uintptr_t)${grouped(places.pointerTo(place.object), Level.Unary)}`;
    return place.field.offset === 0 ? base : `${base} + ${place.field.offset}`;
  }
}

function bitField(place: Expression): Field['bits'] {
  return place.kind === 'field' ? place.field.bits : undefined;
}

function mask(bits: number): string {
  return `0x${((1n << BigInt(bits)) - 1n).toString(16)}u`;
}

/** Width of an access in bits. */
function width(type: Type): number {
  if (type.kind === 'bool') return 8;
  const integer = type.kind === 'enum' ? type.declaration.storage : type;
  return integer.kind === 'integer' ? Number(integer.name.slice(1)) : 32;
}
