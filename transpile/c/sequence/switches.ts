/**
 * Variables that one case of a switch declares and another uses.
 *
 * The cases of a switch are one scope in the source; in C each case that declares something has its own braces. Such
 * variables are declared before the switch, and their declaration becomes an assignment.
 */
import type { Statement, Variable } from '../../ir/ir';
import { walkStatements } from '../walk';

type Switch = Statement & { readonly kind: 'switch' };

export function shareCaseVariables(statement: Switch): { statement: Switch; variables: Variable[] } {
  const shared = statement.cases.flatMap((oneCase) =>
    oneCase.body.flatMap((one) =>
      one.kind === 'declare' && !one.initial && isUsedElsewhere(statement, oneCase.body, one.variable)
        ? [one.variable]
        : [],
    ),
  );
  if (shared.length === 0) return { statement, variables: [] };
  const cases = statement.cases.map((oneCase) => ({
    ...oneCase,
    body: oneCase.body.flatMap((one) => (isShared(one, shared) ? assignment(one) : [one])),
  }));
  return { statement: { ...statement, cases }, variables: shared };
}

function isShared(statement: Statement, shared: readonly Variable[]): boolean {
  return statement.kind === 'declare' && shared.includes(statement.variable);
}

function isUsedElsewhere(statement: Switch, home: readonly Statement[], variable: Variable): boolean {
  let found = false;
  for (const { body } of statement.cases) {
    if (body === home) continue;
    walkStatements(body, (expression) => {
      if (expression.kind === 'local' && expression.variable === variable) found = true;
    });
  }
  return found;
}

function assignment(statement: Statement): Statement[] {
  if (statement.kind !== 'declare' || !statement.value) return [];
  const { variable, value, location } = statement;
  const place = { kind: 'local', variable, type: variable.type, location } as const;
  return [
    {
      kind: 'expression',
      expression: { kind: 'assign', place, value, type: variable.type, location },
      location,
    },
  ];
}
