/**
 * Classes and interfaces as structs.
 *
 * A struct is declared at first mention, so that structs can refer to each other, and completed (fields, layout) when
 * something needs its size or a field. Initial values come last, from the work queue: they may mention functions and globals that
 * mention this struct. Generic classes have one struct for each list of type arguments.
 */
import ts from 'typescript';
import type { Constant, Field, StructDeclaration, Type } from '../ir/ir';
import { layoutAttributes, offsetAttribute } from './attributes';
import { brandOf } from './brands';
import type { Compiler } from './compiler';
import { toConstant } from './constants';
import { lowerAs, lowerExpression, valueOf } from './expressions';
import { isStorageExpression, storageOf, type Storage } from './initialisers';
import { layOut, type PendingField } from './layout';
import { lowerMethods } from './methods';
import { fieldName } from './names';
import { type Scope, type Substitution, moduleScope } from './scope';
import {
  containerOf,
  lowerArray,
  lowerElement,
  lowerNumber,
  lowerType,
  lowerTypeArgument,
  textOfArgument,
} from './type-lowering';
import { ERROR, describe, isNullable, isStorage, isUntyped } from './types';

export type StructSource = ts.ClassDeclaration | ts.InterfaceDeclaration;

export interface Struct {
  readonly declaration: StructDeclaration;
  readonly source: StructSource;
  /** Carries the type arguments. */
  readonly scope: Scope;
  readonly fields: Map<string, Field>;
  state: 'declared' | 'completing' | 'complete';
}

/** The struct of a class or interface type; undefined when the type is none. */
export function structOfType(scope: Scope, type: ts.Type, node: ts.Node): Struct | undefined {
  const source = type.symbol?.declarations?.find(
    (declaration): declaration is StructSource =>
      ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration),
  );
  if (!source || !scope.compiler.modules.has(source.getSourceFile())) return undefined;
  const substitution = substitutionFor(scope, type, source, node);
  return substitution && structFor(scope.compiler, source, substitution, node);
}

function substitutionFor(
  scope: Scope,
  type: ts.Type,
  source: StructSource,
  node: ts.Node,
): Substitution | undefined {
  const { checker } = scope.compiler;
  const parameters = source.typeParameters ?? [];
  const given = parameters.length > 0 ? checker.getTypeArguments(type as ts.TypeReference) : [];
  const substitution = new Map(parameters.length > 0 ? [] : []) as Map<ts.Symbol, Type | number>;
  for (const [position, parameter] of parameters.entries()) {
    const argumentType = given[position];
    const symbol = checker.getSymbolAtLocation(parameter.name);
    if (!argumentType || !symbol) return undefined;
    const argument = lowerTypeArgument(scope, argumentType, node);
    if (argument === undefined) {
      const text = checker.typeToString(argumentType);
      scope.compiler.report(
        node,
        'typeArgument',
        parameter.name.text,
        source.name?.text ?? 'class',
        `'${text}'`,
      );
      return undefined;
    }
    substitution.set(symbol, argument);
  }
  return substitution;
}

/** The struct of a class or interface with these type arguments. */
export function structFor(
  compiler: Compiler,
  source: StructSource,
  substitution: Substitution,
  node: ts.Node,
): Struct | undefined {
  const argumentsText = [...substitution.values()].map(textOfArgument).join(', ');
  const key = `${compiler.identityOf(source)}<${argumentsText}>`;
  const known = compiler.structs.get(key);
  if (known) return known;
  if (substitution.size > 0 && !compiler.mayInstantiate(source)) {
    compiler.report(node, 'instantiationDepth', source.name?.text ?? 'class');
    return undefined;
  }
  const struct = declare(compiler, source, substitution, argumentsText);
  compiler.structs.set(key, struct);
  compiler.structOf.set(struct.declaration, struct);
  compiler.moduleOf(source).structs.push(struct.declaration);
  compiler.later(source, () => {
    complete(struct, source);
    if (ts.isClassDeclaration(source)) lowerMethods(struct, source);
  });
  return struct;
}

function declare(
  compiler: Compiler,
  source: StructSource,
  substitution: Substitution,
  argumentsText: string,
): Struct {
  const wanted = source.name?.text ?? 'Class';
  const file = compiler.fileName(source.getSourceFile());
  const suffix = argumentsText
    .replace(/ \| null/g, '')
    .replace(/\W+/g, '_')
    .replace(/_$/, '');
  const name =
    substitution.size > 0
      ? compiler.names.claim(`${wanted}_${suffix}`, file)
      : (compiler.claimed.get(source) ?? compiler.names.claim(wanted, file));
  const declaration: StructDeclaration = {
    name,
    location: compiler.locationOf(source.name ?? source),
    fields: [],
    size: 0,
    alignment: 1,
    packed: false,
    fromInterface: ts.isInterfaceDeclaration(source),
  };
  const scope = moduleScope(compiler, substitution);
  return { declaration, source, scope, fields: new Map(), state: 'declared' };
}

/** Makes sure that fields, size and alignment are known. */
export function completeStruct(
  compiler: Compiler,
  declaration: StructDeclaration,
  node: ts.Node,
): Struct | undefined {
  const struct = compiler.structOf.get(declaration);
  if (struct) complete(struct, node);
  return struct;
}

/** Makes sure that the size of a type is known. */
export function completeType(compiler: Compiler, type: Type, node: ts.Node): void {
  if (type.kind === 'struct') completeStruct(compiler, type.declaration, node);
  if (type.kind === 'array') completeType(compiler, type.element, node);
}

function complete(struct: Struct, node: ts.Node): void {
  const { compiler } = struct.scope;
  if (struct.state === 'complete') return;
  if (struct.state === 'completing') {
    compiler.report(node, 'containsItself', struct.declaration.name);
    return;
  }
  struct.state = 'completing';
  const { source } = struct;
  const members: readonly (ts.ClassElement | ts.TypeElement)[] = source.members;
  const makers: (() => Constant | undefined)[] = [];
  const pending: PendingField[] = [];
  for (const member of members) {
    const made = fieldOf(struct, member);
    if (!made) continue;
    completeType(compiler, made.field.field.type, member);
    pending.push(made.field);
    makers.push(made.initial);
  }
  const attributes = ts.isClassDeclaration(source) ? layoutAttributes(compiler, source) : { packed: false };
  layOut(compiler, struct.declaration, pending, attributes, source.name ?? source);
  struct.state = 'complete';
  struct.declaration.fields.forEach((field, position) => {
    const member = pending[position]?.node ?? source;
    struct.fields.set(sourceName(member), field);
    compiler.later(member, () => {
      const initial = makers[position]?.();
      if (initial) (field as { initial?: Constant }).initial = initial;
    });
  });
}

const sourceName = (member: ts.Node): string =>
  ts.isPropertyDeclaration(member) || ts.isPropertySignature(member) || ts.isMethodSignature(member)
    ? nameText(member.name)
    : '';

const nameText = (name: ts.PropertyName): string =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isPrivateIdentifier(name)
    ? name.text
    : name.getText();

interface MadeField {
  readonly field: PendingField;
  readonly initial: () => Constant | undefined;
}

function fieldOf(struct: Struct, member: ts.ClassElement | ts.TypeElement): MadeField | undefined {
  if (ts.isPropertyDeclaration(member)) return classField(struct, member);
  if (ts.isPropertySignature(member) || ts.isMethodSignature(member)) return interfaceField(struct, member);
  return undefined;
}

function interfaceField(struct: Struct, member: ts.PropertySignature | ts.MethodSignature): MadeField {
  const { compiler } = struct.scope;
  const symbol = compiler.checker.getSymbolAtLocation(member.name);
  const type = symbol ? lowerType(struct.scope, compiler.checker.getTypeOfSymbol(symbol), member) : ERROR;
  return {
    field: { node: member, field: fieldNamed(compiler, member, type, false) },
    initial: () => undefined,
  };
}

function classField(struct: Struct, member: ts.PropertyDeclaration): MadeField | undefined {
  const { scope } = struct;
  const { compiler } = scope;
  const isStatic = member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword);
  if (isStatic) {
    compiler.report(member, 'staticField');
    return undefined;
  }
  const at = offsetAttribute(compiler, member);
  const storage =
    member.initializer && isStorageExpression(scope, member.initializer)
      ? embedded(scope, member)
      : undefined;
  if (storage) {
    const field = fieldNamed(compiler, member, storage.type, false);
    return {
      field: { node: member, field, ...(at !== undefined && { at }) },
      initial: () => storage.initial,
    };
  }
  const declared = member.type && compiler.checker.getTypeFromTypeNode(member.type);
  const brand = declared && brandOf(compiler.checker, elementBrandType(scope, declared));
  const type =
    declared && member.type ? declaredFieldType(scope, member, declared) : inferredFieldType(scope, member);
  const bits = brand?.bits && bitWidth(scope, member, brand.bits);
  return {
    field: {
      node: member,
      field: fieldNamed(compiler, member, type, brand?.volatile === true),
      ...(bits !== undefined && { bits }),
      ...(at !== undefined && { at }),
    },
    initial: () => initialValue(scope, member, type),
  };
}

/** Registers may come as arrays: the brand is then that of the elements. */
function elementBrandType(scope: Scope, type: ts.Type): ts.Type {
  const container = containerOf(scope, type);
  return (container?.name === 'FixedArray' && container.arguments[0]) || type;
}

function bitWidth(scope: Scope, member: ts.PropertyDeclaration, type: ts.Type): number | undefined {
  const width = lowerNumber(scope, type);
  if (width === undefined || !Number.isInteger(width)) {
    scope.compiler.report(member, 'layout', 'The width of a bit field is a literal');
    return undefined;
  }
  return width;
}

function embedded(scope: Scope, member: ts.PropertyDeclaration): Storage | undefined {
  const storage = member.initializer && storageOf(scope, member.initializer);
  const isReadonly = member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ReadonlyKeyword);
  if (storage && !isReadonly) {
    scope.compiler.report(member.name, 'heapAllocation', member.initializer?.getText().slice(0, 40) ?? 'new');
  }
  return storage ?? { type: { kind: 'array', element: ERROR, length: 0 }, initial: { kind: 'zero' } };
}

function declaredFieldType(scope: Scope, member: ts.PropertyDeclaration, declared: ts.Type): Type {
  const node = member.type ?? member;
  const container = containerOf(scope, declared);
  const [element, length] = container?.arguments ?? [];
  const isReadonly = member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ReadonlyKeyword);
  const embeds = container?.name === 'FixedArray' || container?.name === 'Structs';
  if (embeds && isReadonly && !member.initializer && element && length) {
    return lowerArray(scope, element, length, node);
  }
  return lowerType(scope, declared, node);
}

function inferredFieldType(scope: Scope, member: ts.PropertyDeclaration): Type {
  if (!member.initializer) {
    scope.compiler.report(member.name, 'missingType', nameText(member.name));
    return ERROR;
  }
  const { type } = valueOf(lowerExpression(scope, member.initializer));
  if (!isUntyped(type)) return type;
  scope.compiler.report(member.name, 'missingType', nameText(member.name));
  return ERROR;
}

function fieldNamed(
  compiler: Compiler,
  member: ts.PropertyDeclaration | ts.TypeElement,
  type: Type,
  volatile: boolean,
) {
  const text = member.name ? nameText(member.name) : '';
  return { name: fieldName(text), type, volatile, location: compiler.locationOf(member.name ?? member) };
}

function initialValue(scope: Scope, member: ts.PropertyDeclaration, type: Type): Constant | undefined {
  const { compiler } = scope;
  if (type === ERROR) return undefined;
  if (!member.initializer) {
    const mayBeZero =
      isStorage(type) || isNullable(type) || !['reference', 'function', 'arrayReference'].includes(type.kind);
    if (!mayBeZero) compiler.report(member.name, 'missingInitialiser', nameText(member.name), describe(type));
    return storageDefault(type);
  }
  const value = lowerAs(scope, member.initializer, type);
  if (value.type === ERROR) return undefined;
  const constant = toConstant(value);
  if (!constant) compiler.report(member.initializer, 'notConstant', "A field's initial value");
  return constant;
}

/** The value that embedded storage starts with: structs bring their fields' initial values. */
export function storageDefault(type: Type): Constant | undefined {
  if (type.kind === 'struct') return { kind: 'struct', declaration: type.declaration, fields: new Map() };
  if (type.kind !== 'array') return undefined;
  const fill = storageDefault(type.element);
  return fill ? { kind: 'array', items: [], fill } : { kind: 'zero' };
}

/** The field of a struct by its name in the source. */
export function findField(
  compiler: Compiler,
  declaration: StructDeclaration,
  name: string,
  node: ts.Node,
): Field | undefined {
  return completeStruct(compiler, declaration, node)?.fields.get(name);
}

/** An element type as `array<T, N>(N)` and `table` name it. */
export const elementTypeOf = (scope: Scope, type: ts.Type, node: ts.Node): Type =>
  lowerElement(scope, type, node);
