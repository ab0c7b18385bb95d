/**
 * Expressions that make storage: `new T()`, `array`, `structs`, `refs`, `table`. Where they may stand decides the caller.
 */
import ts from 'typescript';
import type { ArrayType, Constant, Field, StructType, Type } from '../ir/ir';
import { toConstant } from './constants';
import { lowerAs, lowerExpression } from './expressions';
import { fitsBits } from './expressions/bit-fields';
import { isPowerOfTwo } from './layout';
import { libraryName } from './library';
import type { Scope } from './scope';
import { mayBeZero, storageDefault } from './fields';
import { findField } from './structs';
import { checkLength, containerOf, lowerElement, lowerType } from './type-lowering';
import { ERROR, describe } from './types';

export interface Storage {
  readonly type: StructType | ArrayType;
  readonly initial: Constant;
  /** A table: lives in flash. */
  readonly constant?: boolean;
  readonly section?: string;
  readonly align?: number;
}

const CONSTRUCTORS = ['array', 'structs', 'refs', 'table'];

/** Whether the expression makes storage. */
export function isStorageExpression(scope: Scope, node: ts.Expression): boolean {
  if (ts.isNewExpression(node)) return true;
  if (!ts.isCallExpression(node)) return false;
  const name = libraryName(scope.compiler, node.expression);
  return name !== undefined && CONSTRUCTORS.includes(name);
}

/** The storage that the expression makes; undefined when it is wrong (reported). */
export function storageOf(scope: Scope, node: ts.Expression): Storage | undefined {
  if (ts.isNewExpression(node)) return newStorage(scope, node);
  if (!ts.isCallExpression(node)) return undefined;
  const name = libraryName(scope.compiler, node.expression);
  return name === 'table' ? tableStorage(scope, node) : arrayStorage(scope, node);
}

/** Storage inside a frame or a struct lies where that lies. */
export function refusePlacement(scope: Scope, storage: Storage | undefined, node: ts.Node): void {
  const name =
    storage?.align !== undefined ? 'align' : storage?.section !== undefined ? 'section' : undefined;
  if (name !== undefined) scope.compiler.report(node, 'attributeUse', name, 'places module variables only');
}

function newStorage(scope: Scope, node: ts.NewExpression): Storage | undefined {
  if (node.arguments && node.arguments.length > 0) scope.compiler.report(node, 'constructorDeclaration');
  const type = lowerType(scope, scope.compiler.checker.getTypeAtLocation(node), node);
  if (type.kind !== 'reference') {
    if (type !== ERROR) scope.compiler.report(node, 'heapAllocation', node.getText().slice(0, 40));
    return undefined;
  }
  return { type: type.target, initial: storageDefault(type.target) ?? { kind: 'zero' } };
}

function arrayStorage(scope: Scope, node: ts.CallExpression): Storage | undefined {
  const element = elementOf(scope, node);
  const lengthAt = node.arguments[0] && isTypeName(scope, node.arguments[0]) ? 1 : 0;
  const length = lengthOf(scope, node.arguments[lengthAt]);
  if (element === ERROR || length === undefined) return undefined;
  if (element.kind !== 'struct' && !mayBeZero(element)) {
    scope.compiler.report(node, 'missingInitialiser', '[]', describe(element));
    return undefined;
  }
  const type: ArrayType = { kind: 'array', element, length };
  const initial = storageDefault(type) ?? { kind: 'zero' };
  return { type, initial, ...placementOf(scope, node.arguments[lengthAt + 1]) };
}

/** The element type, from the type of the call: it has the type arguments, inferred or written. */
function elementOf(scope: Scope, node: ts.CallExpression): Type {
  const container = containerOf(scope, scope.compiler.checker.getTypeAtLocation(node));
  const [element] = container?.arguments ?? [];
  return element ? lowerElement(scope, element, node) : ERROR;
}

function isTypeName(scope: Scope, node: ts.Expression): boolean {
  const type = scope.compiler.checker.getTypeAtLocation(node);
  return type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0;
}

function lengthOf(scope: Scope, node: ts.Expression | undefined): number | undefined {
  if (!node) return undefined;
  const value = lowerExpression(scope, node);
  if (value.kind === 'integer' || value.kind === 'enumMember') {
    const length = Number(value.value);
    return checkLength(scope, node, length) ? length : undefined;
  }
  if (value.type !== ERROR) scope.compiler.report(node, 'notConstant', 'The length of an array');
  return undefined;
}

function tableStorage(scope: Scope, node: ts.CallExpression): Storage | undefined {
  const element = elementOf(scope, node);
  const items = node.arguments[1];
  if (element === ERROR || !items) return undefined;
  if (!ts.isArrayLiteralExpression(items)) {
    scope.compiler.report(items, 'notConstant', 'The rows of a table, in [...],');
    return undefined;
  }
  if (!checkLength(scope, items, items.elements.length)) return undefined;
  const rows = items.elements.map((row) => constantOf(scope, row, element));
  const type: ArrayType = { kind: 'array', element, length: rows.length };
  return {
    type,
    constant: true,
    initial: { kind: 'array', items: rows.map((row): Constant => row ?? { kind: 'zero' }) },
    ...placementOf(scope, node.arguments[2]),
  };
}

/**
 * A constant of a type, written as an expression or an object literal; undefined when reported. `width` counts the bits of
 * a bit field.
 */
export function constantOf(
  scope: Scope,
  node: ts.Expression,
  type: Type,
  width?: number,
): Constant | undefined {
  if (ts.isObjectLiteralExpression(node)) {
    const target = type.kind === 'reference' ? undefined : type;
    if (target?.kind === 'struct') return objectConstant(scope, node, target);
  }
  if (type.kind === 'struct' || type.kind === 'array') {
    if (isStorageExpression(scope, node)) return storageOf(scope, node)?.initial;
    scope.compiler.report(node, 'typeMismatch', node.getText().slice(0, 40), describe(type));
    return undefined;
  }
  const value = lowerAs(scope, node, type);
  if (value.type === ERROR || !fitsBits(scope, width, value, node)) return undefined;
  const constant = toConstant(value);
  if (!constant) scope.compiler.report(node, 'notConstant', 'A row of a table');
  return constant;
}

/** `{ port: 1, open: uartOpen }` as the constant of a struct. */
export function objectConstant(scope: Scope, node: ts.ObjectLiteralExpression, type: StructType): Constant {
  const fields = new Map<Field, Constant>();
  for (const property of node.properties) {
    const written = writtenProperty(property);
    if (!written) {
      scope.compiler.report(property, 'unsupported', 'methods and computed names in object literals');
      continue;
    }
    const field = findField(scope.compiler, type.declaration, written.name, property);
    const value = field && constantOf(scope, written.value, field.type, field.bits?.width);
    if (field && value) fields.set(field, value);
  }
  return { kind: 'struct', declaration: type.declaration, fields };
}

function writtenProperty(
  property: ts.ObjectLiteralElementLike,
): { readonly name: string; readonly value: ts.Expression } | undefined {
  if (ts.isShorthandPropertyAssignment(property)) return { name: property.name.text, value: property.name };
  if (!ts.isPropertyAssignment(property)) return undefined;
  const { name } = property;
  const isNamed = ts.isIdentifier(name) || ts.isStringLiteral(name);
  return isNamed ? { name: name.text, value: property.initializer } : undefined;
}

/** `{ align: 256, section: '.kernel' }`. */
function placementOf(scope: Scope, node: ts.Expression | undefined): { align?: number; section?: string } {
  if (!node) return {};
  const { compiler } = scope;
  if (!ts.isObjectLiteralExpression(node)) {
    compiler.report(node, 'notConstant', 'The placement, in { },');
    return {};
  }
  const placement: { align?: number; section?: string } = {};
  for (const property of node.properties) {
    const written = writtenProperty(property);
    const value = written && lowerExpression(scope, written.value);
    if (written?.name === 'align' && value?.kind === 'integer' && isPowerOfTwo(Number(value.value))) {
      placement.align = Number(value.value);
    } else if (written?.name === 'section' && value?.kind === 'string') {
      placement.section = value.value;
    } else {
      compiler.report(
        property,
        'attributeUse',
        written?.name ?? 'placement',
        'needs a constant (align: a power of two)',
      );
    }
  }
  return placement;
}
