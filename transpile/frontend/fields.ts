/** The fields of classes and interfaces: type, register and bit-field marks, and the initial value. */
import ts from 'typescript';
import type { Constant, Type } from '../ir/ir';
import { offsetAttribute } from './attributes';
import { brandOf } from './brands';
import type { Compiler } from './compiler';
import { toConstant } from './constants';
import { lowerAs, lowerExpression, valueOf } from './expressions';
import { fitsBits } from './expressions/bit-fields';
import { isStorageExpression, refusePlacement, storageOf, type Storage } from './initialisers';
import type { PendingField } from './layout';
import { fieldName } from './names';
import type { Scope } from './scope';
import type { Struct } from './structs';
import { containerOf, lowerArray, lowerNumber, lowerStored } from './type-lowering';
import { ERROR, describe, isNullable, isUntyped } from './types';
import { reportUntyped } from './untyped';

/** The name of a field in the source. */
export const sourceNameOf = (member: ts.Node): string =>
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

export function fieldOf(struct: Struct, member: ts.ClassElement | ts.TypeElement): MadeField | undefined {
  if (ts.isPropertyDeclaration(member)) return classField(struct, member);
  if (ts.isPropertySignature(member) || ts.isMethodSignature(member)) return interfaceField(struct, member);
  return undefined;
}

function interfaceField(struct: Struct, member: ts.PropertySignature | ts.MethodSignature): MadeField {
  const { compiler } = struct.scope;
  const symbol = compiler.checker.getSymbolAtLocation(member.name);
  const type = symbol ? lowerStored(struct.scope, compiler.checker.getTypeOfSymbol(symbol), member) : ERROR;
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
    initial: () => initialValue(scope, member, type, bits),
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
  refusePlacement(scope, storage, member.initializer ?? member);
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
  return lowerStored(scope, declared, node);
}

function inferredFieldType(scope: Scope, member: ts.PropertyDeclaration): Type {
  if (!member.initializer) {
    reportUntyped(scope.compiler, member.name, nameText(member.name));
    return ERROR;
  }
  const { type } = valueOf(lowerExpression(scope, member.initializer));
  if (!isUntyped(type)) return type;
  reportUntyped(scope.compiler, member.name, nameText(member.name));
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

function initialValue(
  scope: Scope,
  member: ts.PropertyDeclaration,
  type: Type,
  width: number | undefined,
): Constant | undefined {
  const { compiler } = scope;
  if (type === ERROR) return undefined;
  if (!member.initializer) {
    if (!mayBeZero(type) && !member.exclamationToken)
      compiler.report(member.name, 'missingInitialiser', nameText(member.name), describe(type));
    return storageDefault(type);
  }
  const value = lowerAs(scope, member.initializer, type);
  if (value.type === ERROR || !fitsBits(scope, width, value, member.initializer)) return undefined;
  const constant = toConstant(value);
  if (!constant) compiler.report(member.initializer, 'notConstant', "A field's initial value");
  return constant;
}

/** Whether zero bytes are a value of the type. */
export function mayBeZero(type: Type): boolean {
  if (type.kind === 'array') return type.element.kind === 'struct' || mayBeZero(type.element);
  return isNullable(type) || !['reference', 'function', 'arrayReference'].includes(type.kind);
}

/** The value that embedded storage starts with: structs bring their fields' initial values. */
export function storageDefault(type: Type): Constant | undefined {
  if (type.kind === 'struct') return { kind: 'struct', declaration: type.declaration, fields: new Map() };
  if (type.kind !== 'array') return undefined;
  const fill = storageDefault(type.element);
  return fill ? { kind: 'array', items: [], fill } : { kind: 'zero' };
}
