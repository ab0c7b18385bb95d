/** Types of the intermediate representation. Compared structurally; the declarations that they name, by identity. */
import type { EnumDeclaration, StructDeclaration } from './declarations';

export type IntegerName = 'u8' | 'u16' | 'u32' | 'i8' | 'i16' | 'i32' | 'u64';

export interface IntegerType {
  readonly kind: 'integer';
  readonly name: IntegerName;
}
export interface BoolType {
  readonly kind: 'bool';
}
export interface VoidType {
  readonly kind: 'void';
}
/** The type of calls that never return (`panic`). */
export interface NeverType {
  readonly kind: 'never';
}
export interface EnumType {
  readonly kind: 'enum';
  readonly declaration: EnumDeclaration;
}
/** Storage: the struct itself. */
export interface StructType {
  readonly kind: 'struct';
  readonly declaration: StructDeclaration;
}
/** Storage: `length` elements. */
export interface ArrayType {
  readonly kind: 'array';
  readonly element: Type;
  readonly length: number;
}
/** A pointer to a struct. `nullable` is the static type; the C type is the same. */
export interface ReferenceType {
  readonly kind: 'reference';
  readonly target: StructType;
  readonly nullable: boolean;
}
/** A pointer to a fixed array (in C: a pointer to its first element). */
export interface ArrayReferenceType {
  readonly kind: 'arrayReference';
  readonly target: ArrayType;
  readonly readonly: boolean;
}
/** Data pointer and length, passed by value. */
export interface SpanType {
  readonly kind: 'span';
  readonly element: Type;
  readonly readonly: boolean;
}
/** A constant text: pointer and length by value. */
export interface StringType {
  readonly kind: 'string';
}
export interface FunctionType {
  readonly kind: 'function';
  readonly parameters: readonly Type[];
  readonly result: Type;
  readonly nullable: boolean;
}
export type Type =
  | IntegerType
  | BoolType
  | VoidType
  | NeverType
  | EnumType
  | StructType
  | ArrayType
  | ReferenceType
  | ArrayReferenceType
  | SpanType
  | StringType
  | FunctionType;
