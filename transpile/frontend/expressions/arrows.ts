/** Arrow functions and function expressions as values. */
import type ts from 'typescript';
import type { Expression, Type } from '../../ir/ir';
import { nestedFunction } from '../nested';
import type { Scope } from '../scope';
import { ERROR } from '../types';
import { functionValue } from './identifiers';
import { errorAt } from './conversions';

export function lowerArrow(
  scope: Scope,
  node: ts.ArrowFunction | ts.FunctionExpression,
  expected?: Type,
): Expression {
  if (node.typeParameters) {
    scope.compiler.report(node, 'unsupported', 'generic function values');
    return errorAt(scope, node);
  }
  const result = expected?.kind === 'function' ? expected.result : undefined;
  const declaration = nestedFunction(scope, node, result);
  return declaration.result === ERROR ? errorAt(scope, node) : functionValue(scope, node, declaration);
}
