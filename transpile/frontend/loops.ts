/** `for` loops. */
import ts from 'typescript';
import type { Expression, Statement } from '../ir/ir';
import { lowerCondition, lowerExpression } from './expressions';
import type { Scope } from './scope';
import { skipParentheses } from './syntax';
import { lowerBody, lowerExpressionStatement, requireUse } from './statements';
import { ERROR } from './types';
import { lowerVariables } from './variables';

export function lowerFor(scope: Scope, node: ts.ForStatement, label: string | undefined): Statement {
  const lower = (): Statement => {
    const initial = lowerInitialiser(scope, node.initializer);
    const condition = node.condition && { condition: lowerCondition(scope, node.condition) };
    const update = node.incrementor ? lowerList(scope, node.incrementor) : [];
    const body = lowerBody(scope, node.statement);
    const location = scope.compiler.locationOf(node);
    return {
      kind: 'for',
      location,
      initial,
      ...condition,
      update,
      body,
      ...(label !== undefined && { label }),
    };
  };
  return scope.frame ? scope.frame.block(lower) : lower();
}

function lowerInitialiser(scope: Scope, node: ts.ForInitializer | undefined): Statement[] {
  if (!node) return [];
  if (ts.isVariableDeclarationList(node)) return lowerVariables(scope, node);
  return commaParts(node).flatMap((part) => lowerExpressionStatement(scope, part));
}

function lowerList(scope: Scope, node: ts.Expression): Expression[] {
  return commaParts(node)
    .map((part) => {
      const expression = lowerExpression(scope, part);
      requireUse(scope, expression, part);
      return expression;
    })
    .filter((expression) => expression.type !== ERROR);
}

/** `i++, j--`: the one place where a comma separates expressions. */
function commaParts(node: ts.Expression): ts.Expression[] {
  const inner = skipParentheses(node);
  if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.CommaToken) {
    return [...commaParts(inner.left), ...commaParts(inner.right)];
  }
  return [inner];
}
