/**
 * Conversions between types that need no operator in the source: what a value becomes in the place where it goes.
 *
 * Nothing here loses information: an integer gets another type when the type, or the expression by itself, proves that
 * it fits. Structs are nominal (the checker compares them by shape), and function types must agree exactly, because a
 * call through a pointer cannot convert.
 */
import type ts from 'typescript';
import type { Expression, IntegerType, SpanType, Type } from '../../ir/ir';
import { contains, rangeOfType } from '../../ir/passes/interval';
import { fitConstant, typedConstant, wrapTo } from '../constants';
import { valueRange } from '../ranges';
import type { Scope } from '../scope';
import { ERROR, NULL, describe, isNullable, isUntyped, sameSignature, sameType } from '../types';

export function errorAt(scope: Scope, node: ts.Node): Expression {
  return { kind: 'null', type: ERROR, location: scope.compiler.locationOf(node) };
}

/** Storage becomes a reference to it; everything else is a value already. */
export function valueOf(expression: Expression): Expression {
  const { type, location } = expression;
  if (type.kind === 'struct') {
    if (expression.kind === 'dereference') return referenceOf(expression);
    return {
      kind: 'address',
      type: { kind: 'reference', target: type, nullable: false },
      location,
      place: expression,
    };
  }
  if (type.kind === 'array') {
    if (expression.kind === 'dereference') return referenceOf(expression);
    const readonly = isConstantPlace(expression);
    return {
      kind: 'address',
      type: { kind: 'arrayReference', target: type, readonly },
      location,
      place: expression,
    };
  }
  return expression;
}

/** The reference that a dereference went through; still checked when the dereference was. */
function referenceOf(place: Extract<Expression, { kind: 'dereference' }>): Expression {
  const { reference, checked, location } = place;
  if (reference.type.kind !== 'reference' || !reference.type.nullable) return reference;
  const type: Type = { ...reference.type, nullable: false };
  return checked
    ? { kind: 'nonNull', type, location, value: reference }
    : { kind: 'retype', type, location, operand: reference };
}

function isConstantPlace(place: Expression): boolean {
  if (place.kind === 'global') return place.variable.constant;
  if (place.kind === 'field') return isConstantPlace(place.object);
  if (place.kind === 'index') return isConstantPlace(place.array);
  if (place.kind === 'dereference') {
    return place.reference.type.kind === 'arrayReference' && place.reference.type.readonly;
  }
  return false;
}

/** Whether the place is inside an array of registers. */
const isVolatileArray = (place: Expression): boolean => place.kind === 'field' && place.field.volatile;

/** `expression` as a value of exactly `target`; reports where that is not possible. */
export function coerce(scope: Scope, expression: Expression, target: Type, node: ts.Node): Expression {
  if (expression.type === ERROR || target === ERROR) return errorAt(scope, node);
  const special = coerceArray(scope, expression, target, node);
  if (special) return special;
  const value = valueOf(expression);
  if (sameType(value.type, target)) return value;
  const converted =
    target.kind === 'integer'
      ? toInteger(scope, value, target, node)
      : target.kind === 'enum'
        ? toEnum(scope, value, target, node)
        : toReference(scope, value, target, node);
  if (converted) return converted;
  scope.compiler.report(node, 'typeMismatch', describe(value.type), describe(target));
  return errorAt(scope, node);
}

/** Arrays become spans and array references. */
function coerceArray(
  scope: Scope,
  expression: Expression,
  target: Type,
  node: ts.Node,
): Expression | undefined {
  const place = arrayPlace(expression);
  if (place?.type.kind !== 'array' || !(target.kind === 'span' || target.kind === 'arrayReference'))
    return undefined;
  const element = target.kind === 'span' ? target.element : target.target.element;
  if (!sameType(place.type.element, element)) return undefined;
  if (isVolatileArray(place)) {
    scope.compiler.report(node, 'volatileReference');
    return errorAt(scope, node);
  }
  const { location } = expression;
  if (target.kind === 'span') return { kind: 'wholeSpan', type: target, location, array: place };
  if (place.type.length !== target.target.length || (isConstantPlace(place) && !target.readonly))
    return undefined;
  const reference = valueOf(place);
  return sameType(reference.type, target)
    ? reference
    : { kind: 'retype', type: target, location, operand: reference };
}

/** The array that an expression is or refers to. */
export function arrayPlace(expression: Expression): Expression | undefined {
  if (expression.type.kind === 'array') return expression;
  if (expression.type.kind !== 'arrayReference') return undefined;
  if (expression.kind === 'address') return expression.place;
  const { location } = expression;
  return {
    kind: 'dereference',
    type: expression.type.target,
    location,
    reference: expression,
    checked: false,
  };
}

function toInteger(
  scope: Scope,
  value: Expression,
  target: IntegerType,
  node: ts.Node,
): Expression | undefined {
  if (value.kind === 'integer' && isUntyped(value.type)) {
    return typedConstant(scope, value, target, node) ?? errorAt(scope, node);
  }
  if (value.type.kind !== 'integer' && value.type.kind !== 'enum') return undefined;
  if (contains(rangeOfType(target), valueRange(value))) return convert(value, target);
  reportNarrowing(scope, value, target, node);
  return errorAt(scope, node);
}

function reportNarrowing(scope: Scope, value: Expression, target: IntegerType, node: ts.Node): void {
  if (value.kind === 'integer') {
    const { low, high } = rangeOfType(target);
    scope.compiler.report(node, 'constantRange', String(value.value), target.name, String(low), String(high));
  } else {
    const text = node.getText();
    const short = text.length > 40 ? '...' : text;
    scope.compiler.report(node, 'narrowing', describe(value.type), target.name, `${target.name}(${short})`);
  }
}

/** A conversion to an integer type; constants are converted now. */
export function convert(value: Expression, target: IntegerType): Expression {
  if (value.kind === 'integer') return { ...value, type: target, value: wrapTo(value.value, target) };
  if (value.kind === 'enumMember') {
    const number = wrapTo(BigInt(value.value), target);
    return { kind: 'integer', type: target, location: value.location, value: number };
  }
  if (value.kind === 'bool') {
    return { kind: 'integer', type: target, location: value.location, value: value.value ? 1n : 0n };
  }
  if (sameType(value.type, target)) return value;
  return { kind: 'convert', type: target, location: value.location, operand: value };
}

/** Integers become enum members when they fit the storage; combinations of flags are no members by name. */
function toEnum(
  scope: Scope,
  value: Expression,
  target: Extract<Type, { kind: 'enum' }>,
  node: ts.Node,
): Expression | undefined {
  if (value.type.kind !== 'integer') return undefined;
  const { storage, members } = target.declaration;
  if (value.kind === 'integer' && fitConstant(value, storage) !== undefined) {
    const member = members.findIndex((each) => BigInt(each.value) === value.value);
    const found = members[member];
    const { location } = value;
    return found
      ? {
          kind: 'enumMember',
          type: target,
          location,
          declaration: target.declaration,
          member,
          value: found.value,
        }
      : { kind: 'convert', type: target, location, operand: { ...value, type: storage } };
  }
  const stored = toInteger(scope, value, storage, node);
  if (!stored || stored.type === ERROR) return stored;
  return { kind: 'convert', type: target, location: value.location, operand: stored };
}

function toReference(scope: Scope, value: Expression, target: Type, node: ts.Node): Expression | undefined {
  const { type, location } = value;
  if (type === NULL) return isNullable(target) ? { ...value, type: target } : undefined;
  if (type.kind === 'span' && target.kind === 'span') return spanToSpan(value, type, target);
  if (type.kind === 'arrayReference' && target.kind === 'arrayReference') {
    const agrees = sameType(type.target, target.target) && (target.readonly || !type.readonly);
    return agrees ? { kind: 'retype', type: target, location, operand: value } : undefined;
  }
  if (type.kind === 'function' && target.kind === 'function' && !sameSignature(type, target)) {
    scope.compiler.report(
      node,
      'functionType',
      describe(type),
      describe({ ...target, nullable: type.nullable }),
    );
    return errorAt(scope, node);
  }
  const agrees =
    (type.kind === 'function' && target.kind === 'function') ||
    (type.kind === 'reference' && target.kind === 'reference' && sameType(type.target, target.target));
  if (!agrees) return undefined;
  // The checker has proved a nullable value not to be null; what it proved may have changed, so it is tested.
  if (isNullable(type) && !isNullable(target)) return { kind: 'nonNull', type: target, location, value };
  return { kind: 'retype', type: target, location, operand: value };
}

function spanToSpan(value: Expression, from: SpanType, target: SpanType): Expression | undefined {
  if (!sameType(from.element, target.element) || (from.readonly && !target.readonly)) return undefined;
  return { kind: 'retype', type: target, location: value.location, operand: value };
}
