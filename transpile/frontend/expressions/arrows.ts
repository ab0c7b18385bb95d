/** Arrow functions and function expressions as values. */
import type ts from 'typescript';
import type { Expression } from '../../ir/ir';
import { nestedFunction } from '../nested';
import type { Scope } from '../scope';
import { functionValue } from './identifiers';
import { errorAt } from './conversions';

export function lowerArrow(scope: Scope, node: ts.ArrowFunction | ts.FunctionExpression): Expression {
  if (node.typeParameters) {
    scope.compiler.report(node, 'unsupported', 'generic function values');
    return errorAt(scope, node);
  }
  return functionValue(scope, node, nestedFunction(scope, node));
}
