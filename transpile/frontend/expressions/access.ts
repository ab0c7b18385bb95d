/** Fields, lengths and elements. */
import ts from 'typescript';
import type { Expression, Field, StructDeclaration } from '../../ir/ir';
import type { Scope } from '../scope';
import { findField } from '../structs';
import { ERROR, U32, describe } from '../types';
import { arrayPlace, convert, errorAt, valueOf } from './conversions';
import { lowerExpression } from './index';
import { afterNarrowing, lowerSymbol } from './identifiers';

export function lowerPropertyAccess(scope: Scope, node: ts.PropertyAccessExpression): Expression {
  const { compiler } = scope;
  const named = namedThroughPath(scope, node);
  if (named) return lowerSymbol(scope, node, named);
  const object = lowerExpression(scope, node.expression);
  if (object.type === ERROR) return object;
  if (node.name.text === 'length') {
    const length = lengthOf(scope, node, object);
    if (length) return length;
  }
  const place = structPlace(object);
  if (place?.type.kind !== 'struct') {
    compiler.report(node.name, 'operandType', `.${node.name.text}`, describe(object.type));
    return errorAt(scope, node);
  }
  const field = findField(compiler, place.type.declaration, node.name.text, node);
  if (field) return afterNarrowing(scope, node, fieldPlace(scope, node, place, field));
  reportMissingField(scope, node, place.type.declaration);
  return errorAt(scope, node);
}

function reportMissingField(
  scope: Scope,
  node: ts.PropertyAccessExpression,
  struct: StructDeclaration,
): void {
  const { compiler } = scope;
  const declaration = compiler.checker.getSymbolAtLocation(node.name)?.valueDeclaration;
  if (declaration && ts.isMethodDeclaration(declaration)) {
    compiler.report(node.name, 'methodValue', node.name.text);
  } else {
    compiler.report(node.name, 'operandType', `.${node.name.text}`, struct.name);
  }
}

/** An enum member, something of a namespace import or a static method: not a field of a value. */
function namedThroughPath(scope: Scope, node: ts.PropertyAccessExpression): ts.Symbol | undefined {
  if (!ts.isIdentifier(node.expression)) return undefined;
  const { compiler } = scope;
  const owner = compiler.symbolAt(node.expression);
  if (!owner || !(owner.flags & (ts.SymbolFlags.Enum | ts.SymbolFlags.Module))) return undefined;
  return compiler.symbolAt(node.name);
}

export function fieldPlace(scope: Scope, node: ts.Node, object: Expression, field: Field): Expression {
  return { kind: 'field', type: field.type, location: scope.compiler.locationOf(node), object, field };
}

/** The struct that an expression is or refers to; a nullable reference is checked. */
export function structPlace(expression: Expression): Expression | undefined {
  const { type, location } = expression;
  if (type.kind === 'struct') return expression;
  if (type.kind !== 'reference') return undefined;
  if (expression.kind === 'address') return expression.place;
  if (expression.kind === 'nonNull') {
    return { kind: 'dereference', type: type.target, location, reference: expression.value, checked: true };
  }
  return { kind: 'dereference', type: type.target, location, reference: expression, checked: type.nullable };
}

function lengthOf(scope: Scope, node: ts.Node, object: Expression): Expression | undefined {
  const location = scope.compiler.locationOf(node);
  if (object.type.kind === 'span' || object.type.kind === 'string') {
    if (object.kind === 'string') {
      return { kind: 'integer', type: U32, location, value: BigInt(object.value.length) };
    }
    return { kind: 'length', type: U32, location, of: object };
  }
  const array = arrayPlace(object);
  if (array?.type.kind !== 'array') return undefined;
  if (!hasEffects(object)) return { kind: 'integer', type: U32, location, value: BigInt(array.type.length) };
  const type = { kind: 'span', element: array.type.element, readonly: true } as const;
  return { kind: 'length', type: U32, location, of: { kind: 'wholeSpan', type, location, array } };
}

/** Whether leaving an expression out would leave something undone. */
function hasEffects(expression: Expression): boolean {
  switch (expression.kind) {
    case 'local':
    case 'global':
    case 'registers':
      return false;
    case 'field':
      return hasEffects(expression.object);
    case 'index':
      return expression.checked || hasEffects(expression.array) || hasEffects(expression.index);
    case 'integer':
      return false;
    case 'dereference':
      return expression.checked || hasEffects(expression.reference);
    case 'address':
      return hasEffects(expression.place);
    case 'retype':
      return hasEffects(expression.operand);
    default:
      return true;
  }
}

export function lowerElementAccess(scope: Scope, node: ts.ElementAccessExpression): Expression {
  const { compiler } = scope;
  if (ts.isStringLiteralLike(node.argumentExpression)) {
    compiler.report(
      node.argumentExpression,
      'unsupported',
      `fields by text; write '.${node.argumentExpression.text}'`,
    );
    return errorAt(scope, node);
  }
  const object = lowerExpression(scope, node.expression);
  const index = lowerIndex(scope, node.argumentExpression);
  if (object.type === ERROR || index.type === ERROR) return errorAt(scope, node);
  const location = compiler.locationOf(node);
  const array = arrayPlace(object) ?? (object.type.kind === 'span' ? object : undefined);
  if (!array || (array.type.kind !== 'array' && array.type.kind !== 'span')) {
    compiler.report(
      node,
      'operandType',
      '[ ]',
      `${describe(object.type)}${object.type.kind === 'string' ? "; use 'charCodeAt'" : ''}`,
    );
    return errorAt(scope, node);
  }
  const { element } = array.type;
  const inside = array.type.kind === 'array' && index.kind === 'integer';
  if (inside && array.type.kind === 'array' && Number(index.value) >= array.type.length) {
    compiler.report(
      node.argumentExpression,
      'constantRange',
      String(index.value),
      'index',
      '0',
      String(array.type.length - 1),
    );
    return errorAt(scope, node);
  }
  return afterNarrowing(scope, node, {
    kind: 'index',
    type: element,
    location,
    array,
    index,
    checked: !inside,
  });
}

/** An index of any integer type up to 32 bits: negative ones become huge, and the check finds them. */
export function lowerIndex(scope: Scope, node: ts.Expression): Expression {
  const index = valueOf(lowerExpression(scope, node, U32));
  if (index.type === ERROR) return index;
  if (index.kind === 'integer' && index.value < 0n) {
    scope.compiler.report(node, 'constantRange', String(index.value), 'index', '0', '4294967295');
    return errorAt(scope, node);
  }
  const isIndex =
    index.type.kind === 'enum' ||
    (index.type.kind === 'integer' && (index.type.name !== 'u64' || index.kind === 'integer'));
  if (isIndex) return convert(index, U32);
  scope.compiler.report(node, 'typeMismatch', describe(index.type), 'u32');
  return errorAt(scope, node);
}
