/** `?:`, `&&`, `||` and `??`. */
import ts from 'typescript';
import type { Expression, Type } from '../../ir/ir';
import type { Scope } from '../scope';
import { BOOL, ERROR, NULL, describe, isNullable, isUntyped, sameType, withNullable } from '../types';
import { reportUntyped, reportUntypedNumber } from '../untyped';
import { commonType } from './binary';
import { coerce, errorAt, valueOf } from './conversions';
import { lowerCondition, lowerExpression } from './index';

export function lowerConditional(scope: Scope, node: ts.ConditionalExpression, expected?: Type): Expression {
  const condition = lowerCondition(scope, node.condition);
  const first = valueOf(lowerExpression(scope, node.whenTrue, expected));
  const second = valueOf(lowerExpression(scope, node.whenFalse, expected ?? first.type));
  if ([condition, first, second].some((part) => part.type === ERROR)) return errorAt(scope, node);
  if (condition.kind === 'bool' && isUntypedConstant(first) && isUntypedConstant(second)) {
    return condition.value ? first : second;
  }
  const type = unifiedType(first, second, expected);
  if (!type) {
    reportUnrelated(scope, node, first, second);
    return errorAt(scope, node);
  }
  const whenTrue = coerce(scope, first, type, node.whenTrue);
  const whenFalse = coerce(scope, second, type, node.whenFalse);
  if (whenTrue.type === ERROR || whenFalse.type === ERROR) return errorAt(scope, node);
  if (condition.kind === 'bool') return condition.value ? whenTrue : whenFalse;
  const location = scope.compiler.locationOf(node);
  return { kind: 'conditional', type, location, condition, whenTrue, whenFalse };
}

const isUntypedConstant = (value: Expression): boolean => value.kind === 'integer' && isUntyped(value.type);

function reportUnrelated(
  scope: Scope,
  node: ts.ConditionalExpression,
  first: Expression,
  second: Expression,
): void {
  if (isUntypedConstant(first) && isUntypedConstant(second)) {
    const { parent } = node;
    const text = node.getText().slice(0, 40);
    if (ts.isVariableDeclaration(parent)) reportUntyped(scope.compiler, node, parent.name.getText());
    else reportUntypedNumber(scope.compiler, node, text, `(${text}) as u32`);
  } else if (first.type.kind === 'integer' && second.type.kind === 'integer') {
    scope.compiler.report(node, 'mixedSigns', '?:', describe(first.type), describe(second.type), 'u32');
  } else {
    scope.compiler.report(node, 'typeMismatch', describe(second.type), describe(first.type));
  }
}

/** The type of a value that comes from either of two. */
function unifiedType(first: Expression, second: Expression, expected: Type | undefined): Type | undefined {
  const a = first.type;
  const b = second.type;
  if (expected && expected.kind !== 'never') {
    if (a.kind === 'integer' || b.kind === 'integer') {
      if (expected.kind === 'integer' || expected.kind === 'enum')
        return integerWithin(first, second, expected);
    } else if (isCompatible(a, expected) && isCompatible(b, expected)) {
      return expected;
    }
  }
  if (sameType(a, b)) return isUntyped(a) ? undefined : a;
  if (a.kind === 'integer' && b.kind === 'integer') return commonType(first, second);
  if (a === NULL) return withNullable(b, true);
  if (b === NULL || sameType(withNullable(a, true), withNullable(b, true))) return withNullable(a, true);
  return undefined;
}

/** Constants take the expected type; two typed values of one type keep theirs, and are converted afterwards. */
function integerWithin(first: Expression, second: Expression, expected: Type): Type | undefined {
  const typed = [first.type, second.type].filter((type) => !isUntyped(type));
  if (typed.length === 2 && expected.kind === 'integer') {
    const [a, b] = typed;
    if (a && b && sameType(a, b)) return a;
  }
  return expected;
}

function isCompatible(type: Type, expected: Type): boolean {
  if (type === NULL) return isNullable(expected);
  return type.kind === expected.kind || (type.kind === 'arrayReference' && expected.kind === 'span');
}

export function lowerLogical(scope: Scope, node: ts.BinaryExpression): Expression {
  const left = lowerCondition(scope, node.left);
  const right = lowerCondition(scope, node.right);
  if (left.type === ERROR || right.type === ERROR) return errorAt(scope, node);
  const operator = node.operatorToken.kind === ts.SyntaxKind.BarBarToken ? '||' : '&&';
  if (left.kind === 'bool') return left.value === (operator === '||') ? left : right;
  return { kind: 'logical', type: BOOL, location: scope.compiler.locationOf(node), operator, left, right };
}

export function lowerCoalesce(scope: Scope, node: ts.BinaryExpression, expected?: Type): Expression {
  const left = valueOf(lowerExpression(scope, node.left));
  const right = valueOf(lowerExpression(scope, node.right, expected ?? left.type));
  if (left.type === ERROR || right.type === ERROR) return errorAt(scope, node);
  if (left.type.kind !== 'reference' && left.type.kind !== 'function') {
    scope.compiler.report(node, 'operandType', '??', describe(left.type));
    return errorAt(scope, node);
  }
  const nullable = right.type === NULL || isNullable(right.type);
  const type = withNullable(left.type, nullable);
  const fallback = coerce(scope, right, type, node.right);
  if (fallback.type === ERROR) return fallback;
  if (!isNullable(left.type)) return left;
  return { kind: 'coalesce', type, location: scope.compiler.locationOf(node), left, right: fallback };
}
