/**
 * IR types as the front end uses them: shorthands, structural equality, names for messages, and two types of its own.
 *
 * An untyped constant (`1 << 28`) has a type that exists only here; it is exact and takes the type of its use.
 * The error type marks an expression whose diagnostic is out already, so that nothing more is said about it. Neither
 * leaves the front end.
 */
import type { FunctionType, IntegerName, IntegerType, NeverType, StructType, Type } from '../ir/ir';

const integers = new Map<IntegerName, IntegerType>();
export function integer(name: IntegerName): IntegerType {
  const known = integers.get(name) ?? { kind: 'integer', name };
  integers.set(name, known);
  return known;
}
export const U8 = integer('u8');
export const U16 = integer('u16');
export const U32 = integer('u32');
export const I32 = integer('i32');
export const U64 = integer('u64');
export const BOOL: Type = { kind: 'bool' };
export const VOID: Type = { kind: 'void' };
export const STRING: Type = { kind: 'string' };
export const NEVER: NeverType = { kind: 'never' };
export const ERROR: NeverType = { kind: 'never' };
/** The literal `null` before it is known what kind of reference it is. */
export const NULL: NeverType = { kind: 'never' };

/** The type of exact constants without a type of their own. */
export interface UntypedType extends IntegerType {
  readonly untyped: true;
  /** Written with `n`: a u64 if nothing else is known. */
  readonly big: boolean;
  /** Made by `~`: may stand for the bits of an unsigned number although it is negative. */
  readonly complement: boolean;
}
export const untyped = (big = false, complement = false): UntypedType => ({
  kind: 'integer',
  name: big ? 'u64' : 'i32',
  untyped: true,
  big,
  complement,
});
export const isUntyped = (type: Type): type is UntypedType => 'untyped' in type;

export const isSigned = (type: IntegerType): boolean => type.name.startsWith('i');
export const widthOf = (type: IntegerType): number => Number(type.name.slice(1));
export const isStorage = (type: Type): boolean => type.kind === 'struct' || type.kind === 'array';
export const isNullable = (type: Type): boolean =>
  (type.kind === 'reference' || type.kind === 'function') && type.nullable;

export const referenceTo = (target: StructType, nullable = false): Type => ({
  kind: 'reference',
  target,
  nullable,
});

export function withNullable(type: Type, nullable: boolean): Type {
  return type.kind === 'reference' || type.kind === 'function' ? { ...type, nullable } : type;
}

/** Operands below 32 bits count as `i32`. */
export function promote(type: IntegerType): IntegerType {
  return type.name === 'u32' || type.name === 'u64' ? type : I32;
}

export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'integer':
      return b.kind === 'integer' && a.name === b.name && isUntyped(a) === isUntyped(b);
    case 'enum':
    case 'struct':
      return b.kind === a.kind && a.declaration === b.declaration;
    case 'array':
      return b.kind === 'array' && a.length === b.length && sameType(a.element, b.element);
    case 'reference':
      return b.kind === 'reference' && a.nullable === b.nullable && sameType(a.target, b.target);
    case 'arrayReference':
      return b.kind === 'arrayReference' && a.readonly === b.readonly && sameType(a.target, b.target);
    case 'span':
      return b.kind === 'span' && a.readonly === b.readonly && sameType(a.element, b.element);
    case 'function':
      return b.kind === 'function' && a.nullable === b.nullable && sameSignature(a, b);
    case 'never':
      return false;
    default:
      return a.kind === b.kind;
  }
}

export function sameSignature(a: FunctionType, b: FunctionType): boolean {
  return (
    a.parameters.length === b.parameters.length &&
    sameType(a.result, b.result) &&
    a.parameters.every((parameter, position) => {
      const other = b.parameters[position];
      return other !== undefined && sameType(parameter, other);
    })
  );
}

/** A type as its programmer would write it. */
export function describe(type: Type): string {
  switch (type.kind) {
    case 'integer':
      return isUntyped(type) ? 'number' : type.name;
    case 'enum':
    case 'struct':
      return type.declaration.name;
    case 'array':
      return type.element.kind === 'struct'
        ? `Structs<${describe(type.element)}, ${type.length}>`
        : `FixedArray<${describe(type.element)}, ${type.length}>`;
    case 'reference':
      return describe(type.target) + (type.nullable ? ' | null' : '');
    case 'arrayReference':
      return describe(type.target);
    case 'span':
      return `${type.readonly ? 'ReadonlySpan' : 'Span'}<${describe(type.element)}>`;
    case 'function':
      return describeFunction(type);
    case 'never':
      return type === NULL ? 'null' : 'never';
    default:
      return type.kind;
  }
}

function describeFunction(type: FunctionType): string {
  const text = `(${type.parameters.map(describe).join(', ')}) => ${describe(type.result)}`;
  return type.nullable ? `(${text}) | null` : text;
}
