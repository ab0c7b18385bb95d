/**
 * Whether control can reach the end of a list of statements: what gcc wants said at the end of switch cases, and at
 * the end of functions that return a value.
 */
import type { Expression, Statement } from './ir';

/** Conservative: true where it is not plain that control leaves. */
export function completes(statements: readonly Statement[]): boolean {
  return statements.every(statementCompletes);
}

function statementCompletes(statement: Statement): boolean {
  switch (statement.kind) {
    case 'return':
    case 'break':
    case 'continue':
      return false;
    case 'expression':
      return statement.expression.type.kind !== 'never';
    case 'declare':
      return statement.value?.type.kind !== 'never';
    case 'if':
      return statement.otherwise === undefined || completes(statement.then) || completes(statement.otherwise);
    case 'while':
    case 'doWhile':
    case 'for':
      return !isForever(statement.condition) || breaksOut(statement.body, statement.label);
    case 'switch':
      return switchCompletes(statement);
    case 'block':
      return (
        completes(statement.body) ||
        (statement.label !== undefined && namesLabel(statement.body, statement.label))
      );
  }
}

export function isForever(condition: Expression | undefined): boolean {
  return condition === undefined || (condition.kind === 'bool' && condition.value);
}

function switchCompletes(statement: Statement & { kind: 'switch' }): boolean {
  const bodies = statement.cases.map((oneCase) => oneCase.body);
  const last = bodies[bodies.length - 1];
  if (!last || completes(last) || !statement.cases.some((oneCase) => oneCase.isDefault)) return true;
  return bodies.some((body) => breaksOut(body, statement.label));
}

/** Whether a `break` in the body leaves the loop or switch around it. */
function breaksOut(body: readonly Statement[], label: string | undefined): boolean {
  return (label !== undefined && namesLabel(body, label)) || body.some(breaksPlainly);
}

function breaksPlainly(statement: Statement): boolean {
  if (statement.kind === 'break') return statement.label === undefined;
  if (statement.kind === 'if') return [...statement.then, ...(statement.otherwise ?? [])].some(breaksPlainly);
  return statement.kind === 'block' && statement.body.some(breaksPlainly);
}

function namesLabel(body: readonly Statement[], label: string): boolean {
  return body.some((statement) => {
    switch (statement.kind) {
      case 'break':
        return statement.label === label;
      case 'if':
        return namesLabel(statement.then, label) || namesLabel(statement.otherwise ?? [], label);
      case 'while':
      case 'doWhile':
      case 'for':
      case 'block':
        return namesLabel(statement.body, label);
      case 'switch':
        return statement.cases.some((oneCase) => namesLabel(oneCase.body, label));
      default:
        return false;
    }
  });
}
