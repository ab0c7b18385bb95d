/** Calls: of functions by name, of methods, of generic instances, of the library, and through function values. */
import ts from 'typescript';
import type { Expression, FunctionDeclaration } from '../../ir/ir';
import { entityOf } from '../declarations';
import { genericFunction } from '../generics';
import { lowerLibraryCall } from '../intrinsics';
import { isStorageExpression } from '../initialisers';
import { libraryName } from '../library';
import { findMethod, methodFor } from '../methods';
import { nestedFunction } from '../nested';
import type { Scope } from '../scope';
import { skipParentheses } from '../syntax';
import { type Struct, structFor } from '../structs';
import { NO_SUBSTITUTION } from '../scope';
import { ERROR, U8, describe } from '../types';
import { errorAt, valueOf } from './conversions';
import { lowerAs, lowerExpression } from './index';
import { lowerIndex } from './access';

export function lowerCall(scope: Scope, node: ts.CallExpression): Expression {
  const { compiler } = scope;
  const callee = skipParentheses(node.expression);
  const library = libraryName(compiler, callee);
  if (library !== undefined) {
    if (isStorageExpression(scope, node)) {
      compiler.report(node, 'heapAllocation', node.getText().slice(0, 40));
      return errorAt(scope, node);
    }
    return lowerLibraryCall(scope, node, library);
  }
  if (callee.kind === ts.SyntaxKind.ImportKeyword || callee.kind === ts.SyntaxKind.SuperKeyword) {
    compiler.report(node, 'unsupported', 'call of this');
    return errorAt(scope, node);
  }
  const direct = ts.isPropertyAccessExpression(callee)
    ? lowerMember(scope, node, callee)
    : lowerNamed(scope, node, callee);
  return direct ?? lowerIndirect(scope, node, callee);
}

/** A function by its name; undefined when the name holds a function value. */
function lowerNamed(scope: Scope, node: ts.CallExpression, callee: ts.Expression): Expression | undefined {
  if (!ts.isIdentifier(callee)) return undefined;
  return lowerDeclared(scope, node, scope.compiler.symbolAt(callee)?.valueDeclaration);
}

function lowerDeclared(
  scope: Scope,
  node: ts.CallExpression,
  declaration: ts.Declaration | undefined,
): Expression | undefined {
  const { compiler } = scope;
  if (!declaration || !ts.isFunctionDeclaration(declaration)) return undefined;
  if (!ts.isSourceFile(declaration.parent)) {
    return callOf(scope, node, nestedFunction(scope, declaration), []);
  }
  const entity = entityOf(compiler, declaration);
  if (entity.kind === 'function') return callOf(scope, node, entity.declaration, []);
  if (entity.kind !== 'genericFunction') return errorAt(scope, node);
  const { source } = entity;
  const name = source.name?.text ?? 'function';
  const wanted = compiler.claimed.get(source) ?? name;
  const instance = genericFunction(scope, node, {
    source,
    name: wanted,
    sourceName: name,
    substitution: NO_SUBSTITUTION,
  });
  return instance ? callOf(scope, node, instance, []) : errorAt(scope, node);
}

/** `object.method()`, `Class.method()`, `module.function()`; undefined for a field that holds a function. */
function lowerMember(
  scope: Scope,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Expression | undefined {
  const { compiler } = scope;
  const owner = ts.isIdentifier(callee.expression) ? compiler.symbolAt(callee.expression) : undefined;
  if (owner && owner.flags & ts.SymbolFlags.Module) {
    return lowerDeclared(scope, node, compiler.symbolAt(callee.name)?.valueDeclaration);
  }
  const ownerClass = owner?.valueDeclaration;
  if (ownerClass && ts.isClassDeclaration(ownerClass)) return lowerStatic(scope, node, callee, ownerClass);
  const object = lowerExpression(scope, callee.expression);
  if (object.type === ERROR) return object;
  if (object.type.kind === 'string') return lowerCharCode(scope, node, callee, object);
  const receiver = valueOf(object);
  if (receiver.type.kind !== 'reference') return undefined;
  const struct = compiler.structOf.get(receiver.type.target.declaration);
  const member = struct && findMethod(struct, callee.name.text, false);
  if (!struct || !member) return undefined;
  const method = methodFor(struct, member, { call: node, scope });
  if (!method) return errorAt(scope, node);
  const self: Expression = receiver.type.nullable
    ? {
        kind: 'nonNull',
        type: { ...receiver.type, nullable: false },
        location: receiver.location,
        value: receiver,
      }
    : receiver;
  return callOf(scope, node, method, [self]);
}

function lowerStatic(
  scope: Scope,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  source: ts.ClassDeclaration,
): Expression {
  const { compiler } = scope;
  if (source.typeParameters) {
    compiler.report(node, 'unsupported', 'static methods of generic classes; write a function');
    return errorAt(scope, node);
  }
  const struct: Struct | undefined = structFor(compiler, source, NO_SUBSTITUTION, node);
  const member = struct && findMethod(struct, callee.name.text, true);
  const method = struct && member && methodFor(struct, member, { call: node, scope });
  if (method) return callOf(scope, node, method, []);
  compiler.report(node, 'operandType', `.${callee.name.text}()`, source.name?.text ?? 'class');
  return errorAt(scope, node);
}

function lowerCharCode(
  scope: Scope,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  string: Expression,
): Expression {
  const [argument] = node.arguments;
  if (callee.name.text !== 'charCodeAt' || !argument) {
    scope.compiler.report(callee.name, 'operandType', `.${callee.name.text}()`, 'string');
    return errorAt(scope, node);
  }
  const index = lowerIndex(scope, argument);
  if (index.type === ERROR) return index;
  const location = scope.compiler.locationOf(node);
  if (string.kind === 'string' && index.kind === 'integer') {
    return byteOf(scope, argument, string.value, Number(index.value));
  }
  return { kind: 'charCode', type: U8, location, string, index, checked: true };
}

/** The byte of a text where both are known. */
function byteOf(scope: Scope, node: ts.Node, text: string, index: number): Expression {
  const location = scope.compiler.locationOf(node);
  const byte = text.charCodeAt(index);
  if (index < text.length) return { kind: 'integer', type: U8, location, value: BigInt(byte) };
  scope.compiler.report(node, 'constantRange', String(index), 'index', '0', String(text.length - 1));
  return errorAt(scope, node);
}

/** A call of a known function; `first` are arguments that are not in the source (the receiver). */
function callOf(
  scope: Scope,
  node: ts.CallExpression,
  callee: FunctionDeclaration,
  first: readonly Expression[],
): Expression {
  const types = callee.parameters.slice(first.length).map((parameter) => parameter.type);
  const rest = lowerArguments(scope, node, types);
  if (!rest || callee.result === ERROR) return errorAt(scope, node);
  const location = scope.compiler.locationOf(node);
  return { kind: 'call', type: callee.result, location, callee, arguments: [...first, ...rest] };
}

export function lowerArguments(
  scope: Scope,
  node: ts.CallExpression,
  types: readonly Expression['type'][],
): Expression[] | undefined {
  const lowered = types.map((type, position) => {
    const argument = node.arguments[position];
    return argument ? lowerAs(scope, argument, type) : errorAt(scope, node);
  });
  const complete = node.arguments.length === types.length;
  if (!complete)
    scope.compiler.report(node, 'unsupported', 'call with another number of arguments than parameters');
  return complete && lowered.every((argument) => argument.type !== ERROR) ? lowered : undefined;
}

function lowerIndirect(scope: Scope, node: ts.CallExpression, calleeNode: ts.Expression): Expression {
  const callee = valueOf(lowerExpression(scope, calleeNode));
  if (callee.type === ERROR) return callee;
  if (callee.kind === 'function') return callOf(scope, node, callee.declaration, []);
  if (callee.type.kind !== 'function') {
    scope.compiler.report(node, 'operandType', '()', describe(callee.type));
    return errorAt(scope, node);
  }
  const { parameters, result, nullable } = callee.type;
  const lowered = lowerArguments(scope, node, parameters);
  if (!lowered) return errorAt(scope, node);
  const location = scope.compiler.locationOf(node);
  const checked: Expression = nullable
    ? { kind: 'nonNull', type: { ...callee.type, nullable: false }, location: callee.location, value: callee }
    : callee;
  return { kind: 'indirectCall', type: result, location, callee: checked, arguments: lowered };
}
