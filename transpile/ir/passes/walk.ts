/**
 * Generic traversal of the IR, for the passes that ask the same question of every node.
 *
 * `childrenOf` lists operands in evaluation order (left to right, as the dialect prescribes), so a visitor sees
 * expressions in the order in which they happen. Visiting never changes anything.
 */
import type { Expression, Program, FunctionDeclaration, Statement } from '../ir';

/** The direct subexpressions, in evaluation order. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'field':
      return [expression.object];
    case 'index':
      return [expression.array, expression.index];
    case 'dereference':
      return [expression.reference];
    case 'address':
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
    case 'assign':
    case 'compound':
      return [expression.place, expression.value];
    case 'step':
      return [expression.place];
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
    default:
      return operandsOf(expression);
  }
}

/** The operands of an operator; none of anything else. */
function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
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
    default:
      return [];
  }
}

/** The blocks directly inside a statement; what a `for` declares belongs to a block of its own, around its body. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'if':
      return statement.otherwise ? [statement.then, statement.otherwise] : [statement.then];
    case 'while':
    case 'doWhile':
    case 'block':
      return [statement.body];
    case 'for':
      return [statement.initial, statement.body];
    case 'switch':
      return statement.cases.map((each) => each.body);
    default:
      return [];
  }
}

/** The expressions that stand directly in a statement. */
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
      return statement.condition ? [statement.condition, ...statement.update] : statement.update;
    case 'switch':
      return [statement.operand];
    default:
      return [];
  }
}

/** Calls `visit` for the expression and everything inside it, operands first. */
export function visitExpression(expression: Expression, visit: (expression: Expression) => void): void {
  for (const child of childrenOf(expression)) visitExpression(child, visit);
  visit(expression);
}

/** Calls `visit` for every statement, outer ones first. */
export function visitStatements(
  statements: readonly Statement[],
  visit: (statement: Statement) => void,
): void {
  for (const statement of statements) {
    visit(statement);
    for (const block of blocksOf(statement)) visitStatements(block, visit);
  }
}

/** Calls `visit` for every expression in the statements. */
export function visitExpressions(
  statements: readonly Statement[],
  visit: (expression: Expression) => void,
): void {
  visitStatements(statements, (statement) => {
    for (const expression of expressionsOf(statement)) visitExpression(expression, visit);
  });
}

/** Every function of the program, in module order. */
export function functionsOf(program: Program): FunctionDeclaration[] {
  return program.modules.flatMap((module) => module.functions);
}
