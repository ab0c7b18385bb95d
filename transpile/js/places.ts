/**
 * Places: where a value is stored. A local variable is a JavaScript variable; everything else is an address. Offsets
 * known at compile time are folded into one number at the end of the address.
 */
import type { Expression, Type } from '../ir/ir';
import { sizeOf } from '../ir/size';
import { printExpression, spanParts } from './expressions';
import { wrap } from './integers';
import type { FunctionScope } from './scope';
import { accessSuffix } from './types';

export interface BitRange {
  readonly shift: number;
  readonly width: number;
}

export interface MemoryPlace {
  readonly kind: 'memory';
  readonly base: string;
  readonly offset: number;
  readonly type: Type;
  readonly volatile: boolean;
  /** The base is a name or number that stays what it is, whatever is evaluated in between. */
  readonly fixed: boolean;
  readonly bits?: BitRange;
}

export type Place = MemoryPlace | { readonly kind: 'variable'; readonly name: string; readonly type: Type };

export function isStorage(type: Type): boolean {
  return type.kind === 'struct' || type.kind === 'array';
}

export function placeOf(scope: FunctionScope, expression: Expression): Place {
  const { type } = expression;
  switch (expression.kind) {
    case 'local':
      if (!isStorage(type)) return { kind: 'variable', name: expression.variable.name, type };
      return memory(expression.variable.name, type, true);
    case 'global':
      return memory(scope.module.reference(expression.variable), type, true);
    case 'registers':
      return memory(scope.module.registersAddress(expression.registers), type, true);
    case 'field':
      return fieldPlace(scope, expression);
    case 'index':
      return elementPlace(scope, expression);
    case 'dereference':
      return memory(
        dereference(scope, expression),
        type,
        !expression.checked && isConstant(expression.reference),
      );
    default:
      throw new Error(`${expression.kind} is not a place`);
  }
}

/** A place that must be in memory, as storage is. */
export function memoryPlace(scope: FunctionScope, expression: Expression): MemoryPlace {
  const place = placeOf(scope, expression);
  if (place.kind === 'memory') return place;
  throw new Error(`'${place.name}' has no address`);
}

function memory(base: string, type: Type, fixed: boolean): MemoryPlace {
  return { kind: 'memory', base, offset: 0, type, volatile: false, fixed };
}

function isConstant(expression: Expression): boolean {
  return expression.kind === 'local' && expression.variable.constant;
}

function fieldPlace(
  scope: FunctionScope,
  { object, field, type }: Expression & { kind: 'field' },
): MemoryPlace {
  const { base, offset, fixed } = memoryPlace(scope, object);
  const bits = field.bits ? { bits: field.bits } : {};
  return {
    kind: 'memory',
    base,
    offset: offset + field.offset,
    type,
    volatile: field.volatile,
    fixed,
    ...bits,
  };
}

function elementPlace(scope: FunctionScope, expression: Expression & { kind: 'index' }): MemoryPlace {
  const { array, index, checked, type } = expression;
  const size = sizeOf(type);
  if (array.type.kind === 'array') {
    const place = memoryPlace(scope, array);
    if (index.kind === 'integer' && !checked)
      return { ...place, offset: place.offset + Number(index.value) * size, type };
    const position = checkedIndex(scope, expression, String(array.type.length));
    // Both parts are evaluated left to right: the array first, then the index.
    return { ...place, base: `(${place.base} + ${position} * ${size})`, type, fixed: false };
  }
  const span = spanParts(scope, array, index);
  const position = checked ? checkedIndex(scope, expression, span.length) : printExpression(scope, index);
  return memory(`(${span.address} + ${position} * ${size})`, type, false);
}

/** The index as a number, after its check. */
export function checkedIndex(
  scope: FunctionScope,
  expression: Expression & { kind: 'index' | 'charCode' },
  length: string,
): string {
  const index = printExpression(scope, expression.index);
  if (!expression.checked) return index;
  return `${scope.module.at(expression.location)}${scope.module.helper('index')}(${index}, ${length})`;
}

function dereference(scope: FunctionScope, expression: Expression & { kind: 'dereference' }): string {
  const reference = printExpression(scope, expression.reference);
  if (!expression.checked) return reference;
  return `${scope.module.at(expression.location)}${scope.module.helper('nonNull')}(${reference})`;
}

export function addressText({ base, offset }: MemoryPlace): string {
  if (offset === 0) return base;
  return /^\d+$/.test(base) ? String(Number(base) + offset) : `(${base} + ${offset})`;
}

/** The same place with its address evaluated once: by `setup`, an expression, unless there is nothing to evaluate. */
export function pinned(scope: FunctionScope, place: MemoryPlace): { place: MemoryPlace; setup: string[] } {
  if (place.fixed) return { place, setup: [] };
  const name = scope.temporary();
  return {
    place: { ...place, base: name, offset: 0, fixed: true },
    setup: [`${name} = ${addressText(place)}`],
  };
}

export function load(scope: FunctionScope, place: Place): string {
  if (place.kind === 'variable') return place.name;
  const address = addressText(place);
  if (!place.bits) return access(scope, 'Load', place, [address]);
  const word = access(scope, 'Load', { ...place, type: WORD }, [address]);
  return fromBits(`(${word} >>> ${place.bits.shift} & ${maskOf(place.bits)})`, place.type);
}

/** Stores and is worth what it stored. A bit field rewrites its whole word. */
export function store(scope: FunctionScope, place: Place, value: string): string {
  if (place.kind === 'variable') return `(${place.name} = ${value})`;
  if (!place.bits) return access(scope, 'Store', place, [addressText(place), value]);
  const { place: word, setup } = pinned(scope, { ...place, type: WORD });
  const stored = scope.temporary();
  const mask = maskOf(place.bits);
  const rest = `${load(scope, withoutBits(word))} & ${~(mask << place.bits.shift)}`;
  const image = wrap('u32', `(${rest} | ${stored} << ${place.bits.shift})`);
  const number = place.type.kind === 'bool' ? `(${value} ? 1 : 0)` : `(${value} & ${mask}) >>> 0`;
  const write = store(scope, withoutBits(word), image);
  return `(${[...setup, `${stored} = ${number}`, write, fromBits(stored, place.type)].join(', ')})`;
}

const WORD: Type = { kind: 'integer', name: 'u32' };

function withoutBits({ base, offset, type, volatile, fixed }: MemoryPlace): MemoryPlace {
  return { kind: 'memory', base, offset, type, volatile, fixed };
}

/** As a signed number for `&`, so that all 32 bits work. */
function maskOf({ width }: BitRange): number {
  return width === 32 ? -1 : 2 ** width - 1;
}

function fromBits(value: string, type: Type): string {
  return type.kind === 'bool' ? `(${value} !== 0)` : `(${value} >>> 0)`;
}

/** One access of the type's width. Volatile ones exist unsigned; what is signed or a bool is cut from that. */
function access(scope: FunctionScope, verb: 'Load' | 'Store', place: MemoryPlace, values: string[]): string {
  const suffix = accessSuffix(place.type);
  if (!place.volatile || suffix === 'Span' || suffix === 'U64') {
    return `${scope.module.helper(verb.toLowerCase() + suffix)}(${values.join(', ')})`;
  }
  const width = sizeOf(place.type) * 8;
  if (verb === 'Store' && suffix === 'Bool') values = [values[0] ?? '', `(${values[1]} ? 1 : 0)`];
  const call = `${scope.module.helper(`volatile${verb}U${width}`)}(${values.join(', ')})`;
  if (suffix === 'Bool') return `(${call} !== 0)`;
  if (verb === 'Load' && suffix.startsWith('I')) return wrap(`i${width}` as 'i8', call);
  return call;
}
