/** Names: locals, module-level declarations, `this`; and when reading a nullable one, the check that narrowing still holds. */
import ts from 'typescript';
import type { EnumDeclaration, Expression, FunctionDeclaration, FunctionType } from '../../ir/ir';
import { entityOf } from '../declarations';
import { enumOf, memberName } from '../enums';
import type { Entity } from '../entities';
import { nestedFunction } from '../nested';
import { isLibraryFile } from '../program';
import type { Scope } from '../scope';
import { isAssignmentOperator } from '../syntax';
import { isNarrowedToNonNull } from '../type-lowering';
import { isNullable, withNullable } from '../types';
import { errorAt } from './conversions';

/** The value or place that a name stands for. */
export function lowerIdentifier(scope: Scope, node: ts.Identifier): Expression {
  const { compiler } = scope;
  const symbol = isShorthand(node)
    ? compiler.checker.getShorthandAssignmentValueSymbol(node.parent)
    : compiler.checker.getSymbolAtLocation(node);
  return lowerSymbol(scope, node, symbol && compiler.resolveAlias(symbol));
}

const isShorthand = (node: ts.Identifier): boolean =>
  ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node;

/** The value or place that a symbol stands for at `node`. */
export function lowerSymbol(scope: Scope, node: ts.Expression, symbol: ts.Symbol | undefined): Expression {
  const { compiler } = scope;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration) {
    const what =
      symbol?.name === 'undefined'
        ? "'undefined'; a missing reference is 'null'"
        : `value '${node.getText()}'`;
    compiler.report(node, 'unsupported', what);
    return errorAt(scope, node);
  }
  if (isLibraryFile(declaration.getSourceFile())) {
    compiler.report(node, 'unsupported', `value '${node.getText()}': it can only be called`);
    return errorAt(scope, node);
  }
  if (ts.isEnumMember(declaration)) return lowerEnumMember(scope, node, declaration);
  if (isLocal(declaration)) return lowerLocal(scope, node, declaration);
  return afterNarrowing(scope, node, expressionOf(scope, node, entityOf(compiler, declaration)));
}

function isLocal(declaration: ts.Declaration): boolean {
  if (ts.isParameter(declaration) || ts.isBindingElement(declaration)) return true;
  if (ts.isVariableDeclaration(declaration)) {
    const statement = declaration.parent.parent;
    return !(ts.isVariableStatement(statement) && ts.isSourceFile(statement.parent));
  }
  return ts.isFunctionDeclaration(declaration) && !ts.isSourceFile(declaration.parent);
}

function lowerLocal(scope: Scope, node: ts.Expression, declaration: ts.Declaration): Expression {
  const { compiler, frame } = scope;
  const location = compiler.locationOf(node);
  if (frame && ts.isFunctionDeclaration(declaration)) {
    return functionValue(scope, node, nestedFunction(scope, declaration));
  }
  const local = frame?.find(declaration);
  if (!local) {
    compiler.report(node, 'closure', node.getText());
    return errorAt(scope, node);
  }
  if (local.kind === 'elsewhere') {
    compiler.report(node, 'unsupported', 'variables of another case; declare it before the switch');
    return errorAt(scope, node);
  }
  if (local.kind === 'constant') return { ...local.value, location };
  const { variable } = local;
  const place: Expression = { kind: 'local', type: variable.type, location, variable };
  if (!isNullable(variable.type) || isTarget(node) || !isNarrowedToNonNull(scope, node)) return place;
  return { kind: 'retype', type: withNullable(variable.type, false), location, operand: place };
}

function expressionOf(scope: Scope, node: ts.Expression, entity: Entity): Expression {
  const location = scope.compiler.locationOf(node);
  switch (entity.kind) {
    case 'constant': {
      const { value } = entity;
      return value.kind === 'integer' && ts.isIdentifier(node)
        ? { ...value, location, spelling: node.text }
        : { ...value, location };
    }
    case 'global':
      return { kind: 'global', type: entity.variable.type, location, variable: entity.variable };
    case 'registers':
      return { kind: 'registers', type: entity.registers.type, location, registers: entity.registers };
    case 'function':
      return functionValue(scope, node, entity.declaration);
    case 'error':
      return errorAt(scope, node);
    case 'genericFunction':
      scope.compiler.report(
        node,
        'unsupported',
        `value '${node.getText()}': a generic function can only be called`,
      );
      return errorAt(scope, node);
    default:
      scope.compiler.report(node, 'unsupported', `value '${node.getText()}': a type is no value`);
      return errorAt(scope, node);
  }
}

export function functionTypeOf(declaration: FunctionDeclaration): FunctionType {
  const parameters = declaration.parameters.map((parameter) => parameter.type);
  return { kind: 'function', parameters, result: declaration.result, nullable: false };
}

export function functionValue(scope: Scope, node: ts.Node, declaration: FunctionDeclaration): Expression {
  const location = scope.compiler.locationOf(node);
  return { kind: 'function', type: functionTypeOf(declaration), location, declaration };
}

/**
 * A nullable place that is not a local may have changed since the checker saw that it is not null, so reading it there
 * tests again.
 */
export function afterNarrowing(scope: Scope, node: ts.Expression, place: Expression): Expression {
  if (!isNullable(place.type) || isTarget(node) || !isNarrowedToNonNull(scope, node)) return place;
  return { kind: 'nonNull', type: withNullable(place.type, false), location: place.location, value: place };
}

/** Whether the node is what an assignment stores to. */
export function isTarget(node: ts.Expression): boolean {
  let outer: ts.Node = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  return (
    ts.isBinaryExpression(parent) && parent.left === outer && isAssignmentOperator(parent.operatorToken.kind)
  );
}

function lowerEnumMember(scope: Scope, node: ts.Expression, member: ts.EnumMember): Expression {
  const { compiler } = scope;
  const symbol = compiler.checker.getSymbolAtLocation(member.name);
  const declaration = symbol && enumOf(compiler, symbol);
  const position = declaration?.members.findIndex((each) => each.sourceName === memberName(member)) ?? -1;
  const found = declaration?.members[position];
  if (!declaration || !found) {
    compiler.report(node, 'initialiserCycle', node.getText());
    return errorAt(scope, node);
  }
  return enumMember(scope, node, declaration, position, found.value);
}

function enumMember(
  scope: Scope,
  node: ts.Node,
  declaration: EnumDeclaration,
  member: number,
  value: number,
): Expression {
  const location = scope.compiler.locationOf(node);
  return { kind: 'enumMember', type: { kind: 'enum', declaration }, location, declaration, member, value };
}

export function lowerThis(scope: Scope, node: ts.Expression): Expression {
  const self = scope.frame?.self;
  if (!self) {
    scope.compiler.report(node, 'closure', 'this');
    return errorAt(scope, node);
  }
  return { kind: 'local', type: self.type, location: scope.compiler.locationOf(node), variable: self };
}
