/**
 * Visiting the IR: the direct parts of an expression or statement, and walks over all of them.
 *
 * Children are listed in order of evaluation. A walk visits a node before its children.
 */
import type { Expression, FunctionDeclaration, Statement } from '../ir/ir';

/** The direct subexpressions, in order of evaluation. */
export function subexpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'integer':
    case 'bool':
    case 'null':
    case 'string':
    case 'enumMember':
    case 'function':
    case 'local':
    case 'global':
    case 'registers':
    case 'panic':
      return [];
    case 'field':
      return [expression.object];
    case 'index':
      return [expression.array, expression.index];
    case 'dereference':
      return [expression.reference];
    case 'address':
    case 'step':
      return [expression.place];
    case 'wholeSpan':
      return [expression.array];
    case 'subSpan':
      return [expression.array, expression.start, expression.length];
    case 'length':
      return [expression.of];
    case 'charCode':
      return [expression.string, expression.index];
    case 'nonNull':
      return [expression.value];
    case 'negate':
    case 'complement':
    case 'not':
    case 'convert':
    case 'retype':
      return [expression.operand];
    case 'arithmetic':
    case 'shift':
    case 'division':
    case 'comparison':
    case 'logical':
    case 'coalesce':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case 'assign':
    case 'compound':
      return [expression.place, expression.value];
    case 'indirectCall':
      return [expression.callee, ...expression.arguments];
    case 'call':
    case 'intrinsic':
    case 'assembly':
      return expression.arguments;
    case 'inRange':
      return [expression.index, expression.length];
    case 'sequence':
      return [...expression.effects, expression.value];
  }
}

/** The expressions that a statement holds itself, without those of its nested statements. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'declare':
    case 'return':
      return statement.value ? [statement.value] : [];
    case 'expression':
      return [statement.expression];
    case 'if':
    case 'while':
    case 'doWhile':
      return [statement.condition];
    case 'for':
      return [...(statement.condition ? [statement.condition] : []), ...statement.update];
    case 'switch':
      return [statement.operand, ...statement.cases.flatMap((oneCase) => oneCase.values)];
    case 'block':
    case 'break':
    case 'continue':
      return [];
  }
}

/** The lists of statements nested directly in a statement. */
export function nestedStatements(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return statement.otherwise ? [statement.then, statement.otherwise] : [statement.then];
    case 'for':
      return [statement.initial, statement.body];
    case 'while':
    case 'doWhile':
    case 'block':
      return [statement.body];
    case 'switch':
      return statement.cases.map((oneCase) => oneCase.body);
    default:
      return [];
  }
}

export function walkExpression(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  for (const child of subexpressions(expression)) walkExpression(child, visit);
}

export function walkStatements(
  statements: readonly Statement[],
  visitExpression: (expression: Expression) => void,
  visitStatement: (statement: Statement) => void = () => undefined,
): void {
  for (const statement of statements) {
    visitStatement(statement);
    for (const expression of expressionsOf(statement)) walkExpression(expression, visitExpression);
    for (const nested of nestedStatements(statement)) walkStatements(nested, visitExpression, visitStatement);
  }
}

export function walkFunction(
  declaration: FunctionDeclaration,
  visitExpression: (expression: Expression) => void,
  visitStatement?: (statement: Statement) => void,
): void {
  walkStatements(declaration.body ?? [], visitExpression, visitStatement);
}
