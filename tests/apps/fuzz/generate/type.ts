/** Types of what generated programs work with: kinds of the app tier, as TypeScript writes them. */

export type Type =
  | { readonly kind: 'number' | 'boolean' | 'text' }
  | { readonly kind: 'array'; readonly of: Type }
  | { readonly kind: 'maybe'; readonly of: Type }
  | { readonly kind: 'dictionary' | 'map'; readonly of: Type }
  | { readonly kind: 'set' }
  /** One parameter of the type `of`, or none. */
  | { readonly kind: 'function'; readonly of: Type | undefined; readonly result: Type }
  | { readonly kind: 'tuple'; readonly of: readonly Type[] }
  | ObjectType
  | UnionType
  | EnumType
  | ClassType;

/** An interface. */
export interface ObjectType {
  readonly kind: 'object';
  readonly name: string;
  readonly fields: readonly Field[];
}

/** Objects that `kind` tells apart. */
export interface UnionType {
  readonly kind: 'union';
  readonly name: string;
  readonly members: readonly { readonly tag: string; readonly fields: readonly Field[] }[];
}

export interface EnumType {
  readonly kind: 'enum';
  readonly name: string;
  readonly members: readonly string[];
}

/** `fields` are what anybody may read; `parameters` those of the constructor. */
export interface ClassType {
  readonly kind: 'class';
  readonly name: string;
  readonly fields: readonly Field[];
  readonly parameters: readonly Type[];
}

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly isOptional?: boolean;
  readonly isConstant?: boolean;
}

export const NUMBER: Type = { kind: 'number' };
export const BOOLEAN: Type = { kind: 'boolean' };
export const TEXT: Type = { kind: 'text' };
export const NUMBERS: Type & { kind: 'array' } = { kind: 'array', of: NUMBER };
export const TEXTS: Type & { kind: 'array' } = { kind: 'array', of: TEXT };
/** Maps from texts, sets of numbers, functions of a number with a number as result. */
export const MAP: Type = { kind: 'map', of: NUMBER };
export const SET: Type = { kind: 'set' };
export const FUNCTION: Type & { kind: 'function' } = { kind: 'function', of: NUMBER, result: NUMBER };
export const SUPPLIER: Type & { kind: 'function' } = { kind: 'function', of: undefined, result: NUMBER };
export const TEXT_FUNCTION: Type & { kind: 'function' } = { kind: 'function', of: TEXT, result: TEXT };
export const DICTIONARY: Type = { kind: 'dictionary', of: NUMBER };
export const PAIR: Type & { kind: 'tuple' } = { kind: 'tuple', of: [NUMBER, TEXT] };

export const maybe = (of: Type): Type => ({ kind: 'maybe', of });
export const arrayOf = (of: Type): Type & { kind: 'array' } => ({ kind: 'array', of });

/** As it is read. */
export const typeOfField = ({ type, isOptional }: Field): Type => (isOptional === true ? maybe(type) : type);

/** As an annotation. */
export function written(type: Type): string {
  switch (type.kind) {
    case 'text':
      return 'string';
    case 'array':
      return type.of.kind === 'maybe' || type.of.kind === 'function'
        ? `(${written(type.of)})[]`
        : `${written(type.of)}[]`;
    case 'maybe':
      return type.of.kind === 'function'
        ? `(${written(type.of)}) | undefined`
        : `${written(type.of)} | undefined`;
    case 'dictionary':
      return `Record<string, ${written(type.of)}>`;
    case 'map':
      return `Map<string, ${written(type.of)}>`;
    case 'set':
      return 'Set<number>';
    case 'function':
      return `(${type.of ? `n: ${written(type.of)}` : ''}) => ${written(type.result)}`;
    case 'tuple':
      return `[${type.of.map(written).join(', ')}]`;
    case 'number':
    case 'boolean':
      return type.kind;
    default:
      return type.name;
  }
}

export const isSame = (a: Type, b: Type): boolean => written(a) === written(b);

/** Whether JSON.stringify shows it, and in Node's order: no optional properties, which may come later. */
export function hasJson(type: Type): boolean {
  switch (type.kind) {
    case 'number':
    case 'boolean':
    case 'text':
    case 'enum':
      return true;
    case 'array':
    case 'dictionary':
      return hasJson(type.of);
    case 'tuple':
      return type.of.every(hasJson);
    case 'object':
      return type.fields.every((field) => field.isOptional !== true && hasJson(field.type));
    default:
      return false;
  }
}
