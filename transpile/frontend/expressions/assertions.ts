/** `value as Type` and `value!`. */
import ts from 'typescript';
import type { Expression } from '../../ir/ir';
import { contains, rangeOfType } from '../../ir/passes/interval';
import { valueRange } from '../ranges';
import type { Scope } from '../scope';
import { lowerType } from '../type-lowering';
import { ERROR, describe, isNullable, isUntyped, sameType, withNullable } from '../types';
import { coerce, errorAt, valueOf } from './conversions';
import { lowerExpression } from './index';

/**
 * An integer may be called an enum member without a check (the value comes from a message or a register). Otherwise `as`
 * says only what could be said without it.
 */
export function lowerAssertion(scope: Scope, node: ts.AsExpression | ts.TypeAssertion): Expression {
  const { compiler } = scope;
  // A literal is as constant as can be.
  if (ts.isConstTypeReference(node.type)) return lowerExpression(scope, node.expression);
  const target = lowerType(scope, compiler.checker.getTypeFromTypeNode(node.type), node.type);
  const value = valueOf(lowerExpression(scope, node.expression, target));
  if (value.type === ERROR || target === ERROR) return errorAt(scope, node);
  if (target.kind === 'enum' && value.type.kind === 'integer' && value.kind !== 'integer') {
    return { kind: 'convert', type: target, location: value.location, operand: value };
  }
  if (isPossible(value, target)) return coerce(scope, value, target, node);
  compiler.report(node, 'typeAssertion', describe(value.type), describe(target), alternative(target));
  return errorAt(scope, node);
}

function alternative(target: Expression['type']): string {
  if (target.kind === 'integer') return `; convert with '${target.name}(...)'`;
  return target.kind === 'reference' ? "; use 'overlay' for memory" : '';
}

function isPossible(value: Expression, target: Expression['type']): boolean {
  const { type } = value;
  if (type.kind === 'integer' && target.kind === 'integer') {
    return isUntyped(type) || contains(rangeOfType(target), valueRange(value));
  }
  if (type.kind === 'enum') return target.kind === 'integer' || sameType(type, target);
  if (type.kind === 'integer') return target.kind === 'enum';
  if (type.kind === 'never') return isNullable(target);
  return sameType(withNullable(type, false), withNullable(target, false)) || isView(type);
}

/** Conversions to others of these kinds are those of assignments. */
const isView = (type: Expression['type']): boolean => type.kind === 'span' || type.kind === 'arrayReference';

/** `value!` panics on null, whatever the checker knows. */
export function lowerNonNull(scope: Scope, node: ts.NonNullExpression): Expression {
  const value = valueOf(lowerExpression(scope, node.expression));
  if (!isNullable(value.type)) return value;
  const type = withNullable(value.type, false);
  return { kind: 'nonNull', type, location: scope.compiler.locationOf(node), value };
}
