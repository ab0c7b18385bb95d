/**
 * Places — what can stand left of `=` — and the pointers made from them.
 *
 * A struct place prints as an lvalue, an array place as something that decays to a pointer to its first element.
 */
import type { Expression, Type } from '../ir/ir';
import type { Names } from './names';
import { Level, call, cast, grouped, text, unary, type Text } from './precedence';
import { arithmeticOf } from './integers';
import { atLine } from './line-marks';
import { integerLiteral } from './literals';

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

/** What places need of the expression printer. */
export interface ValuePrinter {
  readonly names: Names;
  exact(expression: Expression): Text;
  typeName(type: Type): string;
}

export class Places {
  constructor(private readonly printer: ValuePrinter) {}

  print(place: Expression): Text {
    const { names } = this.printer;
    switch (place.kind) {
      case 'local':
      case 'global':
        return text(names.of(place.variable), Level.Postfix, arithmeticOf(place.type));
      case 'registers':
        return unary('*', this.name(place), 'other');
      case 'field':
        return this.field(place);
      case 'index':
        return this.index(place);
      case 'dereference':
        return place.type.kind === 'array' ? this.pointer(place) : unary('*', this.pointer(place), 'other');
      default:
        return this.printer.exact(place);
    }
  }

  /** The address of a struct or array place, as a reference. */
  address(expression: Kind<'address'>): Text {
    const { place, type } = expression;
    const pointer = this.pointerTo(place);
    const isReadonly = type.kind === 'arrayReference' && type.readonly;
    return isConstantStorage(place) && !isReadonly
      ? cast(this.printer.typeName(type), pointer, 'other')
      : pointer;
  }

  /** A pointer to a struct, or to the first element of an array. */
  pointerTo(place: Expression): Text {
    if (place.kind === 'dereference') return this.pointer(place);
    if (place.kind === 'registers') return this.name(place);
    const printed = this.print(place);
    return place.type.kind === 'array' ? printed : unary('&', printed, 'other');
  }

  /** The number of elements of an array place or span. */
  lengthOf(array: Expression): Text {
    if (array.type.kind === 'array') return integerLiteral(BigInt(array.type.length));
    return this.member(array, 'length', 'u32');
  }

  /** Data pointer of an array place, span or string. */
  data(array: Expression): Text {
    return array.type.kind === 'array' ? this.print(array) : this.member(array, 'data', 'other');
  }

  checkedIndex(index: Expression, length: Text): Text {
    return call('INDEX', [this.printer.exact(index), length], 'u32');
  }

  private member(span: Expression, name: string, arithmetic: 'u32' | 'other'): Text {
    return text(`${grouped(this.printer.exact(span), Level.Postfix)}.${name}`, Level.Postfix, arithmetic);
  }

  private name(place: Kind<'registers'>): Text {
    return text(this.printer.names.of(place.registers), Level.Postfix, 'other');
  }

  private pointer(place: Kind<'dereference'>): Text {
    const pointer = this.printer.exact(place.reference);
    return place.checked ? atLine(place.location.line, call('NONNULL', [pointer], 'other')) : pointer;
  }

  private field(place: Kind<'field'>): Text {
    const { object, field } = place;
    const name = this.printer.names.of(field);
    const isPointer = object.kind === 'dereference' || object.kind === 'registers';
    const base = isPointer ? this.pointerTo(object) : this.print(object);
    const access = `${grouped(base, Level.Postfix)}${isPointer ? '->' : '.'}${name}`;
    // A bit field narrower than int is promoted to int.
    const arithmetic = field.bits && field.bits.width < 32 ? 'int' : arithmeticOf(place.type);
    return text(access, Level.Postfix, arithmetic);
  }

  private index(place: Kind<'index'>): Text {
    const { array, index } = place;
    const position = place.checked
      ? this.checkedIndex(index, this.lengthOf(array))
      : this.printer.exact(index);
    const access = `${grouped(this.data(array), Level.Postfix)}[${position.text}]`;
    const printed = text(access, Level.Postfix, arithmeticOf(place.type));
    return place.checked ? atLine(place.location.line, printed) : printed;
  }
}

/** Whether a place lies in a constant table. */
export function isConstantStorage(place: Expression): boolean {
  if (place.kind === 'field') return isConstantStorage(place.object);
  if (place.kind === 'index') return place.array.type.kind === 'array' && isConstantStorage(place.array);
  return place.kind === 'global' && place.variable.constant;
}

/** Whether reads and writes of a place are volatile. */
export function isVolatile(place: Expression): boolean {
  if (place.kind === 'field') return place.field.volatile || isVolatile(place.object);
  if (place.kind === 'index') return place.array.type.kind === 'array' && isVolatile(place.array);
  return false;
}
