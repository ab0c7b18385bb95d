/**
 * What the evaluation of a piece of the core may notice and change: so that the lowering knows what must be put into a local
 * to keep JavaScript's order from left to right, where C has none.
 *
 * Effects are those of the table of operations; a call of a function writes. Two pieces may change places if one has no effect, or both
 * only read; but a piece that reads a local must stay before one that sets it. A local changes by `set` in its own function only
 * (captured variables that change live in cells), which is why nothing else has to be looked at.
 */
import type { CoreExpression, CoreStatement } from '../core/core';
import { operationOf } from '../core/operations';
import { bodiesOf, operandsOf } from '../core/walk';

enum Level {
  NONE,
  READS,
  WRITES,
}

const LEVELS = { none: Level.NONE, reads: Level.READS, writes: Level.WRITES };

/** A value, and the statements that must run before it. */
export interface Step {
  readonly statements: readonly CoreStatement[];
  readonly value: CoreExpression;
}

/** Whether `earlier` may be evaluated after `later`, or in whatever order C likes. */
export function mayFollow(earlier: CoreExpression, later: Step): boolean {
  const before = levelOf(earlier);
  const after = Math.max(levelOf(later.value), levelOfAll(later.statements));
  if (before !== Level.NONE && after !== Level.NONE && before + after > Level.READS + Level.READS)
    return false;
  if (later.statements.length === 0) return true;
  const read = new Set(localsOf(earlier));
  return read.size === 0 || !setsOneOf(later.statements, read);
}

function levelOf(expression: CoreExpression): Level {
  return operandsOf(expression).reduce(
    (level, operand) => Math.max(level, levelOf(operand)),
    expression.kind === 'call'
      ? Level.WRITES
      : expression.kind === 'operation'
        ? LEVELS[operationOf(expression.name).effect]
        : Level.NONE,
  );
}

function levelOfAll(statements: readonly CoreStatement[]): Level {
  return statements.reduce((level, statement) => Math.max(level, levelOfStatement(statement)), Level.NONE);
}

function levelOfStatement(statement: CoreStatement): Level {
  switch (statement.kind) {
    case 'line':
      return Level.NONE;
    case 'set':
      return levelOf(statement.value);
    case 'do':
      return levelOf(statement.expression);
    case 'if':
      return Math.max(levelOf(statement.condition), levelOfAll(statement.yes), levelOfAll(statement.no));
    // Whoever jumps away, or never ends, keeps what follows from happening.
    default:
      return Level.WRITES;
  }
}

function* localsOf(expression: CoreExpression): Generator<string> {
  if (expression.kind === 'local') yield expression.name;
  for (const operand of operandsOf(expression)) yield* localsOf(operand);
}

function setsOneOf(statements: readonly CoreStatement[], names: ReadonlySet<string>): boolean {
  return statements.some(
    (statement) =>
      (statement.kind === 'set' && names.has(statement.name)) ||
      bodiesOf(statement).some((inside) => setsOneOf(inside, names)),
  );
}
