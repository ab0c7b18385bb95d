/**
 * The checker's types -> IR types.
 *
 * `lowerType` gives the type of a variable, parameter or result: a class is a reference to it there. What is embedded (fields
 * and elements) is asked for with `lowerElement` and in structs.ts. Inside an instance of a generic, type parameters are
 * replaced by what the scope says.
 */
import ts from 'typescript';
import type { FunctionType, Type } from '../ir/ir';
import { brandOf } from './brands';
import { isLibraryFile } from './program';
import type { Scope, TypeArgument } from './scope';
import { enumOf } from './enums';
import { structOfType } from './structs';
import {
  BOOL,
  ERROR,
  NEVER,
  STRING,
  U64,
  VOID,
  describe,
  integer,
  isNullable,
  referenceTo,
  withNullable,
} from './types';

/** The type of a value; reports and gives the error type where there is none. */
export function lowerType(scope: Scope, type: ts.Type, node: ts.Node): Type {
  return (
    lowerPrimitive(scope, type, node) ??
    lowerParameter(scope, type) ??
    lowerNullable(scope, type, node) ??
    lowerObject(scope, type, node) ??
    unsupported(scope, type, node)
  );
}

/** The type of what is kept somewhere: of a variable, parameter, field or element. */
export function lowerStored(scope: Scope, type: ts.Type, node: ts.Node): Type {
  const lowered = lowerType(scope, type, node);
  return lowered.kind === 'void' || lowered === NEVER ? unsupported(scope, type, node) : lowered;
}

function lowerPrimitive(scope: Scope, type: ts.Type, node: ts.Node): Type | undefined {
  const { flags } = type;
  const { compiler } = scope;
  if (flags & ts.TypeFlags.EnumLike) {
    const declaration = enumOf(compiler, type.symbol);
    return declaration && { kind: 'enum', declaration };
  }
  if (flags & ts.TypeFlags.Never) return NEVER;
  if (flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return VOID;
  if (flags & ts.TypeFlags.BooleanLike) return BOOL;
  if (flags & ts.TypeFlags.StringLike) return STRING;
  const brand = brandOf(compiler.checker, type);
  if (brand) return integer(brand.integer);
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) {
    compiler.report(node, 'anyType', compiler.checker.typeToString(type));
    return ERROR;
  }
  if (flags & ts.TypeFlags.BigIntLiteral) return U64;
  return undefined;
}

function lowerParameter(scope: Scope, type: ts.Type): Type | undefined {
  const parameter = type.isIntersection() ? type.types.find((part) => part.isTypeParameter()) : type;
  if (parameter === undefined || !parameter.isTypeParameter()) return undefined;
  const argument = scope.substitution.get(parameter.symbol);
  if (argument === undefined || typeof argument === 'number') return undefined;
  // `T & {}` is a T that was found not to be null.
  return parameter === type ? argument : withNullable(argument, false);
}

function lowerNullable(scope: Scope, type: ts.Type, node: ts.Node): Type | undefined {
  if (!type.isUnion()) return undefined;
  const others = type.types.filter((part) => !(part.flags & ts.TypeFlags.Null));
  const enumeration = commonEnum(scope, others);
  if (others.length === type.types.length) return enumeration;
  const [only] = others;
  if (only === undefined || others.length > 1) return undefined;
  const lowered = lowerType(scope, only, node);
  if (lowered === ERROR) return ERROR;
  return lowered.kind === 'reference' || lowered.kind === 'function'
    ? withNullable(lowered, true)
    : undefined;
}

/** `State.ready | State.blocked` is stored like `State`. */
function commonEnum(scope: Scope, parts: readonly ts.Type[]): Type | undefined {
  const all = new Set(
    parts.map((part) =>
      part.flags & ts.TypeFlags.EnumLike ? enumOf(scope.compiler, part.symbol) : undefined,
    ),
  );
  const [declaration] = all;
  return all.size === 1 && declaration ? { kind: 'enum', declaration } : undefined;
}

function lowerObject(scope: Scope, type: ts.Type, node: ts.Node): Type | undefined {
  if (!(type.flags & ts.TypeFlags.Object)) return undefined;
  const container = lowerContainer(scope, type, node);
  if (container) return container;
  const { checker } = scope.compiler;
  const [signature, ...others] = checker.getSignaturesOfType(type, ts.SignatureKind.Call);
  if (signature && others.length === 0 && checker.getPropertiesOfType(type).length === 0) {
    return lowerSignature(scope, signature, node);
  }
  const struct = structOfType(scope, type, node);
  if (struct === 'reported') return ERROR;
  return struct && referenceTo({ kind: 'struct', declaration: struct.declaration });
}

export function lowerSignature(
  scope: Scope,
  signature: ts.Signature,
  node: ts.Node,
): FunctionType | typeof ERROR {
  const { checker } = scope.compiler;
  if (signature.typeParameters) {
    scope.compiler.report(node, 'unsupportedType', 'generic function', '; function values have one type');
    return ERROR;
  }
  const parameters = signature.parameters.map((parameter) =>
    lowerStored(scope, checker.getTypeOfSymbolAtLocation(parameter, node), node),
  );
  const result = lowerType(scope, signature.getReturnType(), node);
  if (result === ERROR || parameters.includes(ERROR)) return ERROR;
  return { kind: 'function', parameters, result, nullable: false };
}

/** The container of the library that a type is, with its type arguments. */
export function containerOf(
  scope: Scope,
  type: ts.Type,
): { readonly name: string; readonly arguments: readonly ts.Type[] } | undefined {
  const declaration = type.symbol?.declarations?.[0];
  if (!declaration || !isLibraryFile(declaration.getSourceFile())) return undefined;
  return {
    name: type.symbol.name,
    arguments: scope.compiler.checker.getTypeArguments(type as ts.TypeReference),
  };
}

function lowerContainer(scope: Scope, type: ts.Type, node: ts.Node): Type | undefined {
  const container = containerOf(scope, type);
  const [elementType, lengthType] = container?.arguments ?? [];
  if (!container || !elementType) return undefined;
  switch (container.name) {
    case 'Span':
    case 'ReadonlySpan': {
      const element = lowerElement(scope, elementType, node);
      if (element === ERROR) return ERROR;
      return { kind: 'span', element, readonly: container.name === 'ReadonlySpan' };
    }
    case 'FixedArray':
    case 'Structs':
    case 'Table': {
      const array = lengthType && lowerArray(scope, elementType, lengthType, node);
      if (array?.kind !== 'array') return array;
      return { kind: 'arrayReference', target: array, readonly: container.name === 'Table' };
    }
    default:
      return undefined;
  }
}

/** `FixedArray<T, N>` and its like, as storage. */
export function lowerArray(scope: Scope, elementType: ts.Type, lengthType: ts.Type, node: ts.Node): Type {
  const element = lowerElement(scope, elementType, node);
  const length = lowerNumber(scope, lengthType);
  if (length === undefined) {
    const text = scope.compiler.checker.typeToString(lengthType);
    scope.compiler.report(node, 'unsupportedType', `array of length '${text}'`, '; the length is a literal');
    return ERROR;
  }
  return element !== ERROR && checkLength(scope, node, length) ? { kind: 'array', element, length } : ERROR;
}

const LONGEST = 0xfffffff;

/** Reports a length that no array can have. */
export function checkLength(scope: Scope, node: ts.Node, length: number): boolean {
  if (Number.isInteger(length) && length >= 1 && length <= LONGEST) return true;
  scope.compiler.report(node, 'constantRange', String(length), 'length', '1', String(LONGEST));
  return false;
}

/** An element of a container: a class means the struct itself, `T | null` a reference. */
export function lowerElement(scope: Scope, type: ts.Type, node: ts.Node): Type {
  const element = lowerStored(scope, type, node);
  if (element.kind === 'reference' && !element.nullable) return element.target;
  if (element.kind === 'arrayReference') return element.target;
  return element;
}

/** The value of a number in type position. */
export function lowerNumber(scope: Scope, type: ts.Type): number | undefined {
  if (type.isNumberLiteral()) return type.value;
  const argument: TypeArgument | undefined = type.isTypeParameter()
    ? scope.substitution.get(type.symbol)
    : undefined;
  return typeof argument === 'number' ? argument : undefined;
}

/** What a type parameter becomes; undefined when it is neither a type nor, for `N extends number`, a number. */
export function lowerTypeArgument(
  scope: Scope,
  type: ts.Type,
  parameter: ts.TypeParameterDeclaration,
  node: ts.Node,
): TypeArgument | undefined {
  const { checker } = scope.compiler;
  const constraint = parameter.constraint && checker.getTypeFromTypeNode(parameter.constraint);
  const isNumber = constraint !== undefined && (constraint.flags & ts.TypeFlags.Number) !== 0;
  const number = isNumber ? lowerNumber(scope, type) : undefined;
  // `T extends number` may also stand for an integer type.
  if (number !== undefined || isPlainNumber(type)) return number;
  const lowered = lowerType(scope, type, node);
  return lowered === ERROR || lowered === VOID ? undefined : lowered;
}

/** Whether all that the checker knows is that it is a number. */
export function isPlainNumber(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isPlainNumber);
  return (type.flags & PLAIN_NUMBER) !== 0 && (type.flags & ts.TypeFlags.EnumLike) === 0;
}

const PLAIN_NUMBER =
  ts.TypeFlags.Number |
  ts.TypeFlags.NumberLiteral |
  ts.TypeFlags.BigInt |
  ts.TypeFlags.BigIntLiteral |
  ts.TypeFlags.Unknown;

/** Whether the checker has narrowed a place of nullable type to what is not null. */
export function isNarrowedToNonNull(scope: Scope, node: ts.Expression): boolean {
  const type = scope.compiler.checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  if (parts.some((part) => part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Never))) return false;
  const argument =
    parts.length === 1 && type.isTypeParameter() ? scope.substitution.get(type.symbol) : undefined;
  return argument === undefined || typeof argument === 'number' || !isNullable(argument);
}

function unsupported(scope: Scope, type: ts.Type, node: ts.Node): Type {
  const { compiler } = scope;
  const text = compiler.checker.typeToString(type);
  const hint =
    type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)
      ? '; write one of u8, u16, u32, i8, i16, i32, u64'
      : /\[\]$|^Array|^readonly/.test(text)
        ? '; use FixedArray<T, N>, Span<T> or ReadonlySpan<T>'
        : type.isUnion()
          ? "; only references may be '| null', and nothing else is a union"
          : type.symbol?.flags & ts.SymbolFlags.TypeLiteral
            ? '; declare a class or an interface'
            : '';
  compiler.report(node, 'unsupportedType', text, hint);
  return ERROR;
}

export const textOfArgument = (argument: TypeArgument): string =>
  typeof argument === 'number' ? String(argument) : describe(argument);
