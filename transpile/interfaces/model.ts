/** A service interface as its declaration says it, before it is known how its messages look. */
import type ts from 'typescript';
import type { IntegerName } from '../ir/ir';

export interface ServiceInterface {
  /** As declared: `Console`. */
  readonly name: string;
  /** File name without extension: `console`. */
  readonly file: string;
  readonly text: string;
  readonly version: Version;
  /** Only the system file gives clients their capability: it can't be found through the registry. */
  readonly isGranted: boolean;
  readonly errors: readonly OwnError[];
  readonly methods: readonly Method[];
}

export interface Version {
  readonly major: number;
  readonly minor: number;
}

/** Numbered from {@link FIRST_OWN_ERROR}, in order. */
export interface OwnError {
  readonly name: string;
  readonly text: string;
}

export const FIRST_OWN_ERROR = 16;

export interface Method {
  readonly name: string;
  /** Label of its messages, from 1. */
  readonly number: number;
  readonly text: string;
  /** Left in the server's port: no answer. */
  readonly isPosted: boolean;
  readonly parameters: readonly Parameter[];
  readonly node: ts.MethodSignature;
}

export type Parameter = {
  readonly name: string;
  /** Its name in generated code, where nothing else has it. */
  readonly local: string;
  readonly node: ts.ParameterDeclaration;
} & (
  | { readonly role: 'value'; readonly type: ValueType }
  | { readonly role: 'result'; readonly type: Struct }
  /** Elements that the client lends; `isWritten`: the server fills them. */
  | { readonly role: 'span'; readonly element: Integer; readonly isWritten: boolean }
  | { readonly role: 'capability' }
  | { readonly role: 'capabilityResult' }
);

export type ParameterOf<Role extends Parameter['role']> = Extract<Parameter, { role: Role }>;

export type Scalar = Integer | Bool | Enumeration;
export type ValueType = Scalar | Struct;
export type FieldType = ValueType | FixedArray;

export interface Integer {
  readonly kind: 'integer';
  readonly name: IntegerName;
}

export interface Bool {
  readonly kind: 'bool';
}

export interface Enumeration {
  readonly kind: 'enum';
  readonly name: string;
  /** Source file, absolute. */
  readonly source: string;
  readonly members: readonly { readonly name: string; readonly value: number }[];
}

export interface Struct {
  readonly kind: 'struct';
  readonly name: string;
  readonly source: string;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly type: FieldType;
}

export interface FixedArray {
  readonly kind: 'array';
  readonly element: ValueType;
  readonly length: number;
}

/** Scalars of a struct by the path to them (`.size.width`); undefined when it has arrays. */
export function flatten(struct: Struct): Field[] | undefined {
  const flat: Field[] = [];
  for (const { name, type } of struct.fields) {
    if (type.kind === 'array') return undefined;
    if (type.kind !== 'struct') {
      flat.push({ name: `.${name}`, type });
      continue;
    }
    const inner = flatten(type);
    if (inner === undefined) return undefined;
    flat.push(...inner.map((field) => ({ ...field, name: `.${name}${field.name}` })));
  }
  return flat;
}

/** As it is written in a declaration. */
export function typeName(type: FieldType): string {
  if (type.kind === 'array') return `${typeName(type.element)}[${type.length}]`;
  return type.kind === 'bool' ? 'bool' : type.name;
}
