/**
 * Module-level declarations, each lowered once, when first mentioned.
 *
 * A `const` with a scalar constant value is a compile-time constant without storage; everything else that a `const` or `let`
 * can hold is a global. A constant that needs itself to be known is found out by the entity that is still being made.
 */
import ts from 'typescript';
import type { Constant, FunctionDeclaration, GlobalVariable, Type } from '../ir/ir';
import { type VariableAttributes, variableAttributes } from './attributes';
import type { Compiler } from './compiler';
import { isScalarConstant, toConstant } from './constants';
import type { Entity } from './entities';
import { lowerEnum } from './enums';
import { coerce, lowerAs, lowerExpression, valueOf } from './expressions';
import { mayBeZero } from './fields';
import { type FunctionSource, lowerFunction } from './functions';
import { isStorageExpression, objectConstant, storageOf } from './initialisers';
import { libraryName } from './library';
import { type Scope, NO_SUBSTITUTION, moduleScope } from './scope';
import { completeStruct, completeType } from './structs';
import { lowerStored, lowerType } from './type-lowering';
import { ERROR, I32, U32, U64, describe, isUntyped } from './types';
import { reportUntyped } from './untyped';

const FAILED: Entity = { kind: 'error' };

/** What a declaration of a module stands for. */
export function entityOf(compiler: Compiler, node: ts.Declaration): Entity {
  if (compiler.entities.has(node)) return compiler.entities.get(node) ?? cycle(compiler, node);
  compiler.entities.set(node, undefined);
  let entity = FAILED;
  compiler.guard(node, () => {
    entity = makeEntity(compiler, node);
  });
  compiler.entities.set(node, entity);
  return entity;
}

function cycle(compiler: Compiler, node: ts.Declaration): Entity {
  const name = ts.getNameOfDeclaration(node) ?? node;
  compiler.report(name, 'initialiserCycle', name.getText());
  return FAILED;
}

function makeEntity(compiler: Compiler, node: ts.Declaration): Entity {
  if (ts.isVariableDeclaration(node)) return variableEntity(compiler, node);
  if (ts.isFunctionDeclaration(node)) return functionEntity(compiler, node);
  if (ts.isClassDeclaration(node)) return { kind: 'class', source: node };
  if (ts.isEnumDeclaration(node)) return { kind: 'enum', declaration: lowerEnum(compiler, node) };
  return FAILED;
}

function claimed(compiler: Compiler, node: ts.NamedDeclaration): string {
  const text = node.name?.getText() ?? 'unnamed';
  return compiler.claimed.get(node) ?? compiler.names.claim(text, compiler.fileName(node.getSourceFile()));
}

function functionEntity(compiler: Compiler, node: ts.FunctionDeclaration): Entity {
  const implementation = implementationOf(compiler, node);
  if (isOverloaded(compiler, implementation)) {
    compiler.report(node.name ?? node, 'unsupported', 'overloads; give the functions different names');
  }
  if (implementation !== node) return entityOf(compiler, implementation);
  if (node.typeParameters) return { kind: 'genericFunction', source: node };
  return { kind: 'function', declaration: functionNamed(compiler, node, node) };
}

/** Overload signatures are refused by the syntax check; this keeps one function out of them. */
function implementationOf(compiler: Compiler, node: ts.FunctionDeclaration): ts.FunctionDeclaration {
  const symbol = node.name && compiler.checker.getSymbolAtLocation(node.name);
  const withBody = symbol?.declarations?.find(
    (other): other is ts.FunctionDeclaration => ts.isFunctionDeclaration(other) && other.body !== undefined,
  );
  return withBody ?? node;
}

function isOverloaded(compiler: Compiler, node: ts.FunctionDeclaration): boolean {
  const declarations = node.name && compiler.checker.getSymbolAtLocation(node.name)?.declarations;
  const functions = declarations?.filter(ts.isFunctionDeclaration) ?? [];
  return functions.length > 1 && functions[0] === node;
}

function functionNamed(
  compiler: Compiler,
  named: ts.NamedDeclaration,
  source: FunctionSource,
): FunctionDeclaration {
  return lowerFunction(compiler, {
    source,
    name: claimed(compiler, named),
    sourceName: named.name?.getText() ?? 'function',
    substitution: NO_SUBSTITUTION,
    documented: ts.isVariableDeclaration(named) ? named.parent.parent : source,
  });
}

function variableEntity(compiler: Compiler, node: ts.VariableDeclaration): Entity {
  const statement = node.parent.parent;
  const attributes = variableAttributes(compiler, statement);
  const entity = documentedVariable(compiler, node, statement, attributes);
  if (attributes.retained && !isOwnVariable(entity)) {
    compiler.report(node.name, 'attributeUse', 'retained', 'is for variables with memory of their own');
  }
  return entity;
}

const isOwnVariable = (entity: Entity): boolean =>
  entity === FAILED || (entity.kind === 'global' && !entity.variable.constant && !entity.variable.external);

function documentedVariable(
  compiler: Compiler,
  node: ts.VariableDeclaration,
  statement: ts.Node,
  attributes: VariableAttributes,
): Entity {
  const scope = moduleScope(compiler);
  if (isDeclared(statement)) return externalVariable(scope, node, attributes);
  const { initializer } = node;
  const isConst = (node.parent.flags & ts.NodeFlags.Const) !== 0;
  if (!initializer) return zeroedVariable(scope, node, attributes);
  if (isConst) {
    if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) {
      return { kind: 'function', declaration: functionNamed(compiler, node, initializer) };
    }
    if (ts.isCallExpression(initializer) && libraryName(compiler, initializer.expression) === 'mmio') {
      return registersEntity(scope, node, initializer);
    }
    if (isStorageExpression(scope, initializer)) return storageEntity(scope, node, attributes, initializer);
    if (ts.isObjectLiteralExpression(initializer)) return objectEntity(scope, node, attributes, initializer);
  }
  return scalarEntity(scope, node, attributes, initializer, isConst);
}

function zeroedVariable(scope: Scope, node: ts.VariableDeclaration, attributes: VariableAttributes): Entity {
  const type = annotated(scope, node);
  if (type !== ERROR && !mayBeZero(type)) {
    scope.compiler.report(node.name, 'missingInitialiser', node.name.getText(), describe(type));
  }
  return global(scope, node, attributes, type, { kind: 'zero' }, false);
}

const isDeclared = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword) === true;

function annotated(scope: Scope, node: ts.VariableDeclaration): Type {
  if (node.type) return lowerStored(scope, scope.compiler.checker.getTypeFromTypeNode(node.type), node.type);
  reportUntyped(scope.compiler, node.name, node.name.getText());
  return ERROR;
}

function global(
  scope: Scope,
  node: ts.VariableDeclaration,
  attributes: VariableAttributes,
  type: Type,
  initial: Constant | undefined,
  constant: boolean,
): Entity {
  if (type === ERROR) return FAILED;
  const variable: GlobalVariable = {
    name: claimed(scope.compiler, node),
    location: scope.compiler.locationOf(node.name),
    type,
    constant,
    exported: false,
    external: initial === undefined,
    ...(initial && { initial }),
    ...attributes,
  };
  scope.compiler.moduleOf(node).globals.push(variable);
  return { kind: 'global', variable };
}

/** `declare const`: a class or array type means the storage itself. */
function externalVariable(
  scope: Scope,
  node: ts.VariableDeclaration,
  attributes: VariableAttributes,
): Entity {
  const type = annotated(scope, node);
  const isConst = (node.parent.flags & ts.NodeFlags.Const) !== 0;
  const isStorage =
    isConst && (type.kind === 'arrayReference' || (type.kind === 'reference' && !type.nullable));
  const stored = isStorage ? type.target : type;
  completeType(scope.compiler, stored, node);
  return global(scope, node, attributes, stored, undefined, isConst && !isStorage);
}

function storageEntity(
  scope: Scope,
  node: ts.VariableDeclaration,
  attributes: VariableAttributes,
  initializer: ts.Expression,
): Entity {
  const storage = storageOf(scope, initializer);
  if (!storage) return FAILED;
  const { type, initial, constant, ...placement } = storage;
  return global(scope, node, { ...attributes, ...placement }, type, initial, constant === true);
}

function objectEntity(
  scope: Scope,
  node: ts.VariableDeclaration,
  attributes: VariableAttributes,
  initializer: ts.ObjectLiteralExpression,
): Entity {
  const type = node.type ? annotated(scope, node) : undefined;
  if (type === ERROR) return FAILED;
  if (type?.kind !== 'reference') {
    scope.compiler.report(initializer, 'objectLiteral');
    return FAILED;
  }
  completeStruct(scope.compiler, type.target.declaration, node);
  const initial = objectConstant(scope, initializer, type.target);
  return global(scope, node, attributes, type.target, initial, true);
}

function registersEntity(scope: Scope, node: ts.VariableDeclaration, call: ts.CallExpression): Entity {
  const { compiler } = scope;
  const type = lowerType(scope, compiler.checker.getTypeAtLocation(call), call);
  const [, addressNode] = call.arguments;
  if (type.kind !== 'reference' || !addressNode) return FAILED;
  completeStruct(compiler, type.target.declaration, call);
  const address = lowerAs(scope, addressNode, U32);
  if (address.kind !== 'integer') {
    if (address.type !== ERROR) compiler.report(addressNode, 'notConstant', 'The address of registers');
    return FAILED;
  }
  const registers = {
    name: claimed(compiler, node),
    location: compiler.locationOf(node.name),
    type: type.target,
    address: Number(address.value),
  };
  compiler.moduleOf(node).registers.push(registers);
  return { kind: 'registers', registers };
}

/** Numbers, references, texts, function values. */
function scalarEntity(
  scope: Scope,
  node: ts.VariableDeclaration,
  attributes: VariableAttributes,
  initializer: ts.Expression,
  isConst: boolean,
): Entity {
  const { compiler } = scope;
  const written = node.type && annotated(scope, node);
  if (written === ERROR) return FAILED;
  const lowered = valueOf(lowerExpression(scope, initializer, written));
  const isBig = !isConst && isUntyped(lowered.type) && lowered.type.big;
  const declared = written ?? (isBig ? U64 : undefined);
  const value = declared ? coerce(scope, lowered, declared, initializer) : lowered;
  if (value.type === ERROR) return FAILED;
  if (isConst && isScalarConstant(value)) return { kind: 'constant', value };
  const type = declared ?? value.type;
  if (isUntyped(type)) {
    reportUntyped(compiler, node.name, node.name.getText());
    return FAILED;
  }
  if (type.kind === 'never' || type.kind === 'void') {
    reportUntyped(compiler, node.name, node.name.getText(), type);
    return FAILED;
  }
  const initial = toConstant(value);
  if (!initial) {
    compiler.report(initializer, 'notConstant', `The initial value of '${node.name.getText()}'`);
    return FAILED;
  }
  return global(scope, node, attributes, type, initial, isConst);
}

/** Types that the host sees of an exported constant without a type of its own. */
export function hostTypeOf(type: Type, value: bigint): Type {
  if (!isUntyped(type)) return type;
  if (type.big) return { kind: 'integer', name: 'u64' };
  return value < 0n || value <= 0x7fffffffn ? I32 : U32;
}
