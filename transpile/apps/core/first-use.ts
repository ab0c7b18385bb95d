/**
 * Which locals a function may read before it sets them: these are set to 0 at its head, the others need no such line.
 *
 * Only what is set on every way to a statement counts as set there. Ways that leave (`return`, `break`, `continue`) go on somewhere else,
 * where only what was set before the loop or block counts; so behind them everything may count as set.
 */
import type { CoreExpression, CoreStatement } from './core';
import { expressionOf, operandsOf } from './walk';

export function readBeforeSet(body: readonly CoreStatement[]): ReadonlySet<string> {
  const found = new Set<string>();
  walk(body, new Set(), found);
  return found;
}

/** What is set behind the statements; undefined: nothing comes there. */
function walk(
  body: readonly CoreStatement[],
  before: ReadonlySet<string>,
  found: Set<string>,
): ReadonlySet<string> | undefined {
  let known: ReadonlySet<string> = before;
  for (const statement of body) {
    const expression = expressionOf(statement);
    if (expression) addReads(expression, known, found);
    const behind = behindOf(statement, known, found);
    if (!behind) return undefined;
    known = behind;
  }
  return known;
}

function behindOf(
  statement: CoreStatement,
  known: ReadonlySet<string>,
  found: Set<string>,
): ReadonlySet<string> | undefined {
  switch (statement.kind) {
    case 'set':
      return new Set([...known, statement.name]);
    case 'if': {
      const yes = walk(statement.yes, known, found);
      const no = walk(statement.no, known, found);
      return yes && no ? new Set([...yes].filter((name) => no.has(name))) : (yes ?? no);
    }
    case 'loop':
    case 'block':
      walk(statement.body, known, found);
      return known;
    case 'return':
    case 'break':
    case 'continue':
      return undefined;
    default:
      return known;
  }
}

function addReads(expression: CoreExpression, known: ReadonlySet<string>, found: Set<string>): void {
  if (expression.kind === 'local' && !known.has(expression.name)) found.add(expression.name);
  for (const operand of operandsOf(expression)) addReads(operand, known, found);
}
