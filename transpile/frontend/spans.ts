/** `span`, `readonlySpan`, `spanAt`, `textBytes`. */
import ts from 'typescript';
import type { Expression, Type } from '../ir/ir';
import { arrayPlace, errorAt, lowerExpression } from './expressions';
import { argumentAs, argumentWord, intrinsic } from './intrinsics';
import type { Scope } from './scope';
import { completeType } from './structs';
import { lowerType } from './type-lowering';
import { ERROR, STRING, U32, U8, describe, isUntyped } from './types';

export function lowerSpanCall(scope: Scope, node: ts.CallExpression, name: string): Expression | undefined {
  switch (name) {
    case 'span':
    case 'readonlySpan':
      return lowerSubSpan(scope, node, name === 'readonlySpan');
    case 'textBytes':
      return intrinsic(scope, node, 'textBytes', { kind: 'span', element: U8, readonly: true }, [
        argumentAs(scope, node, 0, STRING),
      ]);
    case 'spanAt':
      return lowerSpanAt(scope, node);
    default:
      return undefined;
  }
}

function lowerSubSpan(scope: Scope, node: ts.CallExpression, readonly: boolean): Expression {
  const [items] = node.arguments;
  if (!items) return errorAt(scope, node);
  const whole = lowerExpression(scope, items);
  const array = arrayPlace(whole) ?? whole;
  const start = unsigned(scope, node, 1);
  const length = unsigned(scope, node, 2);
  if ([array, start, length].some((part) => part.type === ERROR)) return errorAt(scope, node);
  if (array.type.kind !== 'array' && array.type.kind !== 'span') {
    scope.compiler.report(items, 'operandType', readonly ? 'readonlySpan' : 'span', describe(array.type));
    return errorAt(scope, node);
  }
  if (array.kind === 'field' && array.field.volatile) {
    scope.compiler.report(items, 'volatileReference');
    return errorAt(scope, node);
  }
  const type: Type = { kind: 'span', element: array.type.element, readonly };
  return { kind: 'subSpan', type, location: scope.compiler.locationOf(node), array, start, length };
}

/** A start or length: any integer that fits; signed ones wrap to huge and fail the check of the span. */
function unsigned(scope: Scope, node: ts.CallExpression, position: number): Expression {
  const argument = node.arguments[position];
  if (!argument) return errorAt(scope, node);
  const value = lowerExpression(scope, argument, U32);
  const isSmall = value.type.kind === 'integer' && !isUntyped(value.type) && value.type.name !== 'u64';
  return isSmall ? argumentWord(scope, node, position) : argumentAs(scope, node, position, U32);
}

function lowerSpanAt(scope: Scope, node: ts.CallExpression): Expression {
  const type = lowerType(scope, scope.compiler.checker.getTypeAtLocation(node), node);
  if (type.kind !== 'span') return errorAt(scope, node);
  completeType(scope.compiler, type.element, node);
  return intrinsic(scope, node, 'spanAt', type, [argumentWord(scope, node, 1), unsigned(scope, node, 2)]);
}
