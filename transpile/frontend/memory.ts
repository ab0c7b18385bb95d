/** What deals with memory as such: addresses, overlays, copying, sizes and offsets. */
import ts from 'typescript';
import type { Expression, Type } from '../ir/ir';
import { errorAt, lowerAs, lowerExpression, lowerValue } from './expressions';
import { mayBeZero } from './fields';
import { argumentWord, intrinsic } from './intrinsics';
import { sizeOf } from '../ir/size';
import type { Scope } from './scope';
import { completeType, findField } from './structs';
import { lowerType } from './type-lowering';
import { ERROR, NULL, U32, VOID, describe } from './types';

export function lowerMemoryCall(scope: Scope, node: ts.CallExpression, name: string): Expression | undefined {
  switch (name) {
    case 'addressOf':
      return lowerAddressOf(scope, node);
    case 'overlay':
      return lowerOverlay(scope, node);
    case 'assign':
      return lowerAssign(scope, node);
    case 'clear':
      return lowerClear(scope, node);
    default:
      return undefined;
  }
}

/** The address of null is 0, so a nullable reference needs no check here. */
function lowerAddressOf(scope: Scope, node: ts.CallExpression): Expression {
  const [argument] = node.arguments;
  if (!argument) return errorAt(scope, node);
  const value = lowerValue(scope, argument);
  if (value.type === NULL) {
    return { kind: 'integer', type: U32, location: scope.compiler.locationOf(node), value: 0n };
  }
  const place = value.kind === 'nonNull' && !ts.isNonNullExpression(argument) ? value.value : value;
  if (['reference', 'arrayReference', 'span', 'string', 'function'].includes(place.type.kind)) {
    return intrinsic(scope, node, 'addressOf', U32, [place]);
  }
  if (value.type !== ERROR) scope.compiler.report(argument, 'operandType', 'addressOf', describe(value.type));
  return errorAt(scope, node);
}

function lowerOverlay(scope: Scope, node: ts.CallExpression): Expression {
  const type = lowerType(scope, scope.compiler.checker.getTypeAtLocation(node), node);
  if (type.kind === 'reference') completeType(scope.compiler, type.target, node);
  return intrinsic(scope, node, 'overlay', type, [argumentWord(scope, node, 1)]);
}

function lowerAssign(scope: Scope, node: ts.CallExpression): Expression {
  const [target, source] = node.arguments;
  if (!target || !source) return errorAt(scope, node);
  const destination = lowerValue(scope, target);
  if (destination.type.kind !== 'reference') {
    if (destination.type !== ERROR)
      scope.compiler.report(target, 'operandType', 'assign', describe(destination.type));
    return errorAt(scope, node);
  }
  const type: Type = { ...destination.type, nullable: false };
  return intrinsic(scope, node, 'assignStruct', VOID, [
    lowerAs(scope, target, type),
    lowerAs(scope, source, type),
  ]);
}

function lowerClear(scope: Scope, node: ts.CallExpression): Expression {
  const [target] = node.arguments;
  const value = target ? lowerValue(scope, target) : errorAt(scope, node);
  const isStorage =
    (value.type.kind === 'reference' && !value.type.nullable) ||
    (value.type.kind === 'arrayReference' && !value.type.readonly);
  if (isStorage) return clearStorage(scope, node, value);
  if (value.type !== ERROR) scope.compiler.report(node, 'operandType', 'clear', describe(value.type));
  return errorAt(scope, node);
}

/** What may not be null must not be zeroed. */
function clearStorage(scope: Scope, node: ts.CallExpression, value: Expression): Expression {
  const target = 'target' in value.type ? value.type.target : value.type;
  const bad = firstNonNull(scope, target, node);
  if (bad !== undefined) {
    scope.compiler.report(node, 'intrinsicArgument', 'clear', `'${bad}' may not be null, and zero would be`);
    return errorAt(scope, node);
  }
  return intrinsic(scope, node, 'clearStorage', VOID, [value]);
}

/** A field, however deep, for which zero bytes are no value. */
function firstNonNull(scope: Scope, type: Type, node: ts.Node): string | undefined {
  if (type.kind === 'array') return firstNonNull(scope, type.element, node);
  if (type.kind !== 'struct') return mayBeZero(type) ? undefined : describe(type);
  completeType(scope.compiler, type, node);
  for (const field of type.declaration.fields) {
    const isEmbedded = field.type.kind === 'struct' || field.type.kind === 'array';
    const inner = isEmbedded ? firstNonNull(scope, field.type, node) : undefined;
    if (inner !== undefined) return inner;
    if (!isEmbedded && !mayBeZero(field.type)) return field.name;
  }
  return undefined;
}

export function lowerLayoutConstant(
  scope: Scope,
  node: ts.CallExpression,
  name: string,
): Expression | undefined {
  if (name !== 'sizeof' && name !== 'offsetof') return undefined;
  const type = namedType(scope, node);
  if (type === ERROR) return errorAt(scope, node);
  completeType(scope.compiler, type, node);
  const value = name === 'sizeof' ? sizeOf(type) : offsetOf(scope, node, type);
  if (value === undefined) return errorAt(scope, node);
  return { kind: 'integer', type: U32, location: scope.compiler.locationOf(node), value: BigInt(value) };
}

/** The type that the first argument names, as storage. */
function namedType(scope: Scope, node: ts.CallExpression): Type {
  const [argument] = node.arguments;
  const { checker } = scope.compiler;
  const named = argument && checker.getTypeAtLocation(argument);
  const signature = named?.getConstructSignatures()[0] ?? named?.getCallSignatures()[0];
  if (!argument || !signature) return errorAt(scope, node).type;
  const type = lowerType(scope, signature.getReturnType(), argument);
  return type.kind === 'reference' ? type.target : type;
}

function offsetOf(scope: Scope, node: ts.CallExpression, type: Type): number | undefined {
  const [, argument] = node.arguments;
  const name = argument && lowerExpression(scope, argument);
  const field =
    type.kind === 'struct' && name?.kind === 'string'
      ? findField(scope.compiler, type.declaration, name.value, node)
      : undefined;
  if (field) return field.offset;
  scope.compiler.report(
    node,
    'intrinsicArgument',
    'offsetof',
    'it takes a class and the name of one of its fields',
  );
  return undefined;
}
