/**
 * What of a function matters: the lowering may set variables that nobody reads (as authors do), and the C compiler would warn of each.
 */
import type { CoreExpression, CoreStatement } from './core';
import { expressionOf, forEachStatement, operandsOf } from './walk';

/** The variables whose values are wanted. What is only passed on to a variable that nobody reads is not. */
export function variablesRead(body: readonly CoreStatement[]): ReadonlySet<string> {
  const read = new Set<string>();
  let before: number;
  do {
    before = read.size;
    forEachStatement(body, (statement) => {
      const expression = expressionOf(statement);
      if (expression && !isWithoutEffect(statement, read)) addVariables(expression, read);
    });
  } while (read.size > before);
  return read;
}

function addVariables(expression: CoreExpression, found: Set<string>): void {
  if (expression.kind === 'local') found.add(expression.name);
  for (const operand of operandsOf(expression)) addVariables(operand, found);
}

/** Nothing is printed for it. ts2c itself drops `x = x`. */
export function isWithoutEffect(statement: CoreStatement, read: ReadonlySet<string>): boolean {
  if (statement.kind === 'do') return isLeaf(statement.expression);
  if (statement.kind !== 'set') return false;
  const { name, value } = statement;
  return read.has(name) ? value.kind === 'local' && value.name === name : isLeaf(value);
}

const isLeaf = (expression: CoreExpression): boolean =>
  ['number', 'local', 'text', 'function', 'program'].includes(expression.kind);
