/** What is in a piece of the core, whatever its kind: every pass that only looks for something walks by these. */
import type { CoreExpression, CoreStatement } from './core';

/** The operands of an expression, in their order. */
export function operandsOf(expression: CoreExpression): readonly CoreExpression[] {
  switch (expression.kind) {
    case 'operation':
    case 'call':
      return expression.operands;
    case 'compare':
    case 'logic':
      return [expression.left, expression.right];
    case 'not':
      return [expression.operand];
    case 'choose':
      return [expression.condition, expression.yes, expression.no];
    default:
      return [];
  }
}

/** The expression of a statement, if it has one. */
export function expressionOf(statement: CoreStatement): CoreExpression | undefined {
  switch (statement.kind) {
    case 'set':
    case 'return':
      return statement.value;
    case 'do':
      return statement.expression;
    case 'if':
      return statement.condition;
    default:
      return undefined;
  }
}

/** The lists of statements inside a statement. */
export function bodiesOf(statement: CoreStatement): readonly (readonly CoreStatement[])[] {
  switch (statement.kind) {
    case 'if':
      return [statement.yes, statement.no];
    case 'loop':
    case 'block':
      return [statement.body];
    default:
      return [];
  }
}

export function forEachStatement(
  body: readonly CoreStatement[],
  visit: (statement: CoreStatement) => void,
): void {
  for (const statement of body) {
    visit(statement);
    for (const inner of bodiesOf(statement)) forEachStatement(inner, visit);
  }
}

export function forEachExpression(
  body: readonly CoreStatement[],
  visit: (expression: CoreExpression) => void,
): void {
  forEachStatement(body, (statement) => {
    const expression = expressionOf(statement);
    if (expression) visitDeep(expression, visit);
  });
}

function visitDeep(expression: CoreExpression, visit: (expression: CoreExpression) => void): void {
  visit(expression);
  for (const operand of operandsOf(expression)) visitDeep(operand, visit);
}
