/**
 * What a generated program consists of, as far as the generator must know to use it again: types, places, callables.
 *
 * References and spans are `stable` when they can only lead to static storage. Only stable ones may be stored or
 * returned; the others may lead into a frame, and the compiler's escape check would refuse them.
 */
import type { Tree } from '../tree';

export type IntegerName = 'u8' | 'u16' | 'u32' | 'i8' | 'i16' | 'i32' | 'u64';
export const INTEGERS: readonly IntegerName[] = ['u8', 'u16', 'u32', 'i8', 'i16', 'i32', 'u64'];

export interface Enumeration {
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: number }[];
  /** A function that makes a member of any number. */
  readonly maker: string;
}

export type ValueType =
  | { readonly kind: 'integer'; readonly name: IntegerName }
  | { readonly kind: 'bool' }
  | { readonly kind: 'enum'; readonly of: Enumeration }
  | { readonly kind: 'reference'; readonly to: Struct; readonly nullable: boolean }
  | { readonly kind: 'span'; readonly element: IntegerName; readonly writable: boolean };

/** No generated array has more elements. */
export const LONGEST_ARRAY = 16;

/** Types that have a `note` function. */
export const NOTED = ['u8', 'u32', 'i32', 'u64'] as const;
export const isNoted = (name: IntegerName): boolean => NOTED.some((each) => each === name);

export const integer = (name: IntegerName): ValueType => ({ kind: 'integer', name });
export const BOOL: ValueType = { kind: 'bool' };
export const U32 = integer('u32');

export type FieldShape =
  | { readonly kind: 'value'; readonly type: ValueType }
  | { readonly kind: 'bits'; readonly width: number }
  | { readonly kind: 'embedded'; readonly of: Struct }
  | { readonly kind: 'array'; readonly element: IntegerName; readonly length: number };

export interface StructField {
  readonly name: string;
  readonly shape: FieldShape;
}
export interface Struct {
  readonly name: string;
  readonly fields: readonly StructField[];
  /** Numbers any reference to static storage of this struct, for checksums. */
  readonly identify: string;
  /** A function whose result is null, though `tsc` cannot know. */
  readonly none: string;
  /** A function that gives back its argument, which `tsc` then believes to be null or not. */
  readonly maybe: string;
}

/** Something that stays where it is and can be read again: a variable, or storage. */
export interface Variable {
  readonly name: string;
  readonly type: ValueType;
  readonly writable: boolean;
  readonly stable: boolean;
}
/** A fixed array of integers or of references. */
export interface ArrayStorage {
  readonly name: string;
  readonly element: ValueType;
  readonly length: number;
  readonly writable: boolean;
  readonly stable: boolean;
}
/** Storage of one struct, or of several in a row. */
export interface StructStorage {
  readonly name: string;
  readonly of: Struct;
  /** Absent: a single one. */
  readonly length?: number;
  readonly stable: boolean;
}

export interface Parameter {
  readonly type: ValueType;
  /** The function may keep or return it. */
  readonly stable: boolean;
}
export interface Callable {
  readonly parameters: readonly Parameter[];
  /** Absent: void. */
  readonly result?: ValueType;
  readonly call: (given: readonly Tree[]) => Tree;
  /** An upper bound of the statements that one call runs. */
  readonly cost: number;
}

export interface RegisterField {
  readonly name: string;
  readonly type: IntegerName;
  /** The width of a bit field. */
  readonly bits?: number;
}

export function sameType(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'integer') return b.kind === 'integer' && a.name === b.name;
  if (a.kind === 'enum') return b.kind === 'enum' && a.of === b.of;
  if (a.kind === 'reference') return b.kind === 'reference' && a.to === b.to && a.nullable === b.nullable;
  if (a.kind === 'span') return b.kind === 'span' && a.element === b.element && a.writable === b.writable;
  return b.kind === 'bool';
}

/** How the type is written. */
export function typeName(type: ValueType): string {
  switch (type.kind) {
    case 'integer':
      return type.name;
    case 'bool':
      return 'bool';
    case 'enum':
      return type.of.name;
    case 'reference':
      return type.nullable ? `${type.to.name} | null` : type.to.name;
    case 'span':
      return `${type.writable ? 'Span' : 'ReadonlySpan'}<${type.element}>`;
  }
}

export const isScalar = (type: ValueType): boolean => type.kind !== 'reference' && type.kind !== 'span';
