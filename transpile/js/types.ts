/**
 * Types in emitted code: which load and store function suits a type, how large it is, and the expression that makes its
 * codec. Codec names are the type's name in the dialect and so the same in every module; the run time keeps one of each.
 */
import type { FunctionType, Type } from '../ir/ir';
import type { ModuleScope } from './scope';

/** As the dialect spells it. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'integer':
      return type.name;
    case 'bool':
    case 'void':
    case 'string':
      return type.kind;
    case 'never':
      return 'void';
    case 'enum':
    case 'struct':
      return type.declaration.name;
    case 'array':
      return `${typeName(type.element)}[${type.length}]`;
    case 'reference':
      return `&${typeName(type.target)}${type.nullable ? ' | null' : ''}`;
    case 'arrayReference':
      return `&${typeName(type.target)}`;
    case 'span':
      return `${type.readonly ? 'ReadonlySpan' : 'Span'}<${typeName(type.element)}>`;
    case 'function':
      return functionName(type);
  }
}

function functionName({ parameters, result, nullable }: FunctionType): string {
  return `((${parameters.map(typeName).join(', ')}) => ${typeName(result)})${nullable ? ' | null' : ''}`;
}

/** The integer that an enum is stored as; other types are themselves. */
export function representation(type: Type): Type {
  return type.kind === 'enum' ? type.declaration.storage : type;
}

export function isU64(type: Type): boolean {
  return type.kind === 'integer' && type.name === 'u64';
}

/** The end of `loadU8`, `storeSpan`, ... */
export function accessSuffix(anyType: Type): string {
  const type = representation(anyType);
  if (type.kind === 'integer') return type.name.toUpperCase();
  if (type.kind === 'bool') return 'Bool';
  return type.kind === 'span' || type.kind === 'string' ? 'Span' : 'U32';
}

/** The name of a struct's or enum's codec in emitted code; the plain name stays free for variables and functions. */
export function codecName(declaration: { readonly name: string }): string {
  return `${declaration.name}$`;
}

/** The codec of a type, from the module's pool. */
export function printCodec(scope: ModuleScope, type: Type): string {
  if (type.kind === 'struct' || type.kind === 'enum') {
    return scope.reference(type.declaration, codecName(type.declaration));
  }
  const scalar = ['integer', 'bool', 'void', 'never', 'string'].includes(type.kind);
  return scalar ? `$.${typeName(type)}` : composite(scope, type);
}

/**
 * Parts are lazy, except an array's element: it must be known for its size, and storage cannot be cyclic. Nothing here
 * is pooled: codecs are made once by name at run time, and emitted functions hold them in the module's pool.
 */
function composite(scope: ModuleScope, type: Type): string {
  const name = JSON.stringify(typeName(type));
  switch (type.kind) {
    case 'array':
      return `$.array(${name}, ${printCodec(scope, type.element)}, ${type.length})`;
    case 'reference':
      return `$.reference(${name}, () => ${printCodec(scope, type.target)}, ${type.nullable})`;
    case 'arrayReference':
      return `$.reference(${name}, () => ${printCodec(scope, type.target)}, false)`;
    case 'span':
      return `$.spanOf(${name}, () => ${printCodec(scope, type.element)}, ${type.readonly})`;
    case 'function':
      return `$.functionOf(${name}, () => (${printSignature(scope, type.parameters, type.result)}), ${type.nullable})`;
    default:
      throw new Error(`a ${type.kind} has no parts`);
  }
}

export function printSignature(scope: ModuleScope, parameters: readonly Type[], result: Type): string {
  const codecs = parameters.map((type) => printCodec(scope, type));
  return `{ parameters: [${codecs.join(', ')}], result: ${printCodec(scope, result)} }`;
}
