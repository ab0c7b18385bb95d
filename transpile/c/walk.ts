/**
 * Walks over a function's body, for the questions that the C back end asks: what is mentioned, declared, stored to.
 */
import type { Expression, FunctionDeclaration, Statement } from '../ir/ir';
import { expressionsOf, visitExpression, visitStatements } from '../ir/passes/walk';

export { childrenOf } from '../ir/passes/walk';

/** Visits every statement, outer ones first, and before the next one every expression in it. */
export function walkStatements(
  statements: readonly Statement[],
  onExpression: (expression: Expression) => void,
  onStatement: (statement: Statement) => void = () => undefined,
): void {
  visitStatements(statements, (statement) => {
    onStatement(statement);
    for (const expression of expressionsOf(statement)) visitExpression(expression, onExpression);
  });
}

export function walkFunction(
  declaration: FunctionDeclaration,
  onExpression: (expression: Expression) => void,
  onStatement?: (statement: Statement) => void,
): void {
  walkStatements(declaration.body ?? [], onExpression, onStatement);
}
