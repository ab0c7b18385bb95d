/** Comparisons: both operands are brought to one type first. */
import type ts from 'typescript';
import type { ComparisonOperator, Expression, Type } from '../../ir/ir';
import { foldComparison, isConstantInteger } from '../constants';
import type { Scope } from '../scope';
import { BOOL, ERROR, NULL, describe, isUntyped, sameSignature, sameType, withNullable } from '../types';
import { adapt, commonType, integerOperand, lowerOperands, reportMixed } from './binary';
import { errorAt } from './conversions';

export function lowerComparison(scope: Scope, node: ts.BinaryExpression): Expression {
  const [left, right] = lowerOperands(scope, node, undefined);
  if (left.type === ERROR || right.type === ERROR) return errorAt(scope, node);
  const operator = node.operatorToken.getText() as ComparisonOperator;
  const isEquality = operator === '===' || operator === '!==';
  if (isEquality) {
    const both = unifyIdentity(left, right);
    if (both) return compare(scope, node, operator, both[0], both[1]);
  }
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(scope, node, operator, left, right);
  scope.compiler.report(node, 'incomparable', operator, describe(left.type), describe(right.type));
  return errorAt(scope, node);
}

const isNumeric = (value: Expression): boolean => value.type.kind === 'integer' || value.type.kind === 'enum';

function compare(
  scope: Scope,
  node: ts.Node,
  operator: ComparisonOperator,
  left: Expression,
  right: Expression,
): Expression {
  const location = scope.compiler.locationOf(node);
  if ((left.kind === 'null' && isNeverNull(right)) || (right.kind === 'null' && isNeverNull(left))) {
    return { kind: 'bool', type: BOOL, location, value: operator === '!==' };
  }
  if (left.kind === 'bool' && right.kind === 'bool') {
    return {
      kind: 'bool',
      type: BOOL,
      location,
      value: (left.value === right.value) === (operator === '==='),
    };
  }
  return { kind: 'comparison', type: BOOL, location, operator, left, right };
}

/** The address of something with a name. */
function isNeverNull(value: Expression): boolean {
  if (value.kind === 'retype') return isNeverNull(value.operand);
  return (
    value.kind === 'function' ||
    (value.kind === 'address' && value.place.kind !== 'index' && value.place.kind !== 'field')
  );
}

function compareNumbers(
  scope: Scope,
  node: ts.BinaryExpression,
  operator: ComparisonOperator,
  left: Expression,
  right: Expression,
): Expression {
  if (left.type.kind === 'enum' && sameType(left.type, right.type))
    return compareFolded(scope, node, operator, left, right);
  const first = integerOperand(scope, node.left, operator, left);
  const second = integerOperand(scope, node.right, operator, right);
  if (!first || !second) return errorAt(scope, node);
  if (
    first.type.kind === 'integer' &&
    second.type.kind === 'integer' &&
    isUntyped(first.type) &&
    isUntyped(second.type)
  ) {
    return compareFolded(scope, node, operator, first, second);
  }
  const type = commonType(first, second);
  if (!type) {
    reportMixed(scope, node, operator, first, second);
    return errorAt(scope, node);
  }
  const a = adapt(scope, first, type, node.left);
  const b = adapt(scope, second, type, node.right);
  return a.type === ERROR || b.type === ERROR
    ? errorAt(scope, node)
    : compareFolded(scope, node, operator, a, b);
}

function compareFolded(
  scope: Scope,
  node: ts.Node,
  operator: ComparisonOperator,
  left: Expression,
  right: Expression,
): Expression {
  const a = numberOf(left);
  const b = numberOf(right);
  if (a === undefined || b === undefined) return compare(scope, node, operator, left, right);
  return {
    kind: 'bool',
    type: BOOL,
    location: scope.compiler.locationOf(node),
    value: foldComparison(operator, a, b),
  };
}

function numberOf(value: Expression): bigint | undefined {
  if (isConstantInteger(value)) return value.value;
  return value.kind === 'enumMember' ? BigInt(value.value) : undefined;
}

/** Operands of one type that is compared by identity: bool, text, reference, function. */
function unifyIdentity(left: Expression, right: Expression): [Expression, Expression] | undefined {
  const a = left.type;
  const b = right.type;
  if (a === NULL || b === NULL) return unifyNull(left, right);
  if (a.kind === 'bool' || a.kind === 'string') return b.kind === a.kind ? [left, right] : undefined;
  const agree =
    (a.kind === 'reference' && b.kind === 'reference' && sameType(a.target, b.target)) ||
    (a.kind === 'function' && b.kind === 'function' && sameSignature(a, b));
  if (agree) return [asNullable(left), asNullable(right)];
  if (a.kind === 'arrayReference' && b.kind === 'arrayReference' && sameType(a.target, b.target)) {
    return a.readonly === b.readonly
      ? [left, right]
      : [retype(left, { ...a, readonly: true }), retype(right, { ...a, readonly: true })];
  }
  return undefined;
}

function unifyNull(left: Expression, right: Expression): [Expression, Expression] | undefined {
  const typed = left.type === NULL ? right : left;
  if (typed.type.kind !== 'reference' && typed.type.kind !== 'function') return undefined;
  const type = withNullable(typed.type, true);
  const asTyped = (value: Expression): Expression =>
    value.type === NULL ? { ...value, type } : asNullable(value);
  return [asTyped(left), asTyped(right)];
}

/** A check that narrowing still holds is pointless on a value that is only compared. */
function asNullable(value: Expression): Expression {
  const bare = value.kind === 'retype' ? value.operand : value;
  const type = withNullable(value.type, true);
  return sameType(bare.type, type) ? bare : retype(value, type);
}

function retype(value: Expression, type: Type): Expression {
  return sameType(value.type, type)
    ? value
    : { kind: 'retype', type, location: value.location, operand: value };
}
