/**
 * The sequencing pass over statements: what an expression needs done before comes before its statement; conditions
 * that are evaluated again and again keep it inside.
 */
import type { Expression, Statement } from '../../ir/ir';
import { StatementContext } from './context';
import type { ExpressionSequencer } from './sequencer';
import { shareCaseVariables } from './switches';
import type { Temporaries } from './temporaries';

export function sequenceStatements(
  statements: readonly Statement[],
  expressions: ExpressionSequencer,
  temporaries: Temporaries,
): Statement[] {
  return new StatementSequencer(expressions, temporaries).list(statements);
}

class StatementSequencer {
  constructor(
    private readonly expressions: ExpressionSequencer,
    private readonly temporaries: Temporaries,
  ) {}

  list(statements: readonly Statement[]): Statement[] {
    return statements.flatMap((statement) => this.statement(statement));
  }

  private statement(statement: Statement): Statement[] {
    const context = new StatementContext(this.temporaries.fresh);
    const result = this.within(statement, context);
    return [...context.statements, result];
  }

  private within(statement: Statement, context: StatementContext): Statement {
    switch (statement.kind) {
      case 'declare':
      case 'return':
        return statement.value
          ? { ...statement, value: this.expressions.value(statement.value, context) }
          : statement;
      case 'expression':
        return this.expression(statement.expression, statement, context);
      case 'if':
        return {
          ...statement,
          condition: this.expressions.value(statement.condition, context),
          then: this.list(statement.then),
          ...(statement.otherwise ? { otherwise: this.list(statement.otherwise) } : {}),
        };
      case 'while':
      case 'doWhile':
        return {
          ...statement,
          condition: this.expressions.branch(statement.condition, context),
          body: this.list(statement.body),
        };
      case 'for':
        return this.for(statement, context);
      case 'switch':
        return this.switch(statement, context);
      case 'block':
        return { ...statement, body: this.list(statement.body) };
      default:
        return statement;
    }
  }

  /** A choice between effects is an `if`. */
  private expression(expression: Expression, statement: Statement, context: StatementContext): Statement {
    const { location } = statement;
    const effect = (one: Expression): Statement[] =>
      this.statement({ kind: 'expression', expression: one, location });
    if (expression.kind === 'conditional') {
      const condition = this.expressions.value(expression.condition, context);
      const otherwise = effect(expression.whenFalse);
      return { kind: 'if', condition, then: effect(expression.whenTrue), otherwise, location };
    }
    if (expression.kind === 'logical') {
      const left = this.expressions.value(expression.left, context);
      const condition: Expression =
        expression.operator === '&&' ? left : { kind: 'not', operand: left, type: left.type, location };
      return { kind: 'if', condition, then: effect(expression.right), location };
    }
    return { kind: 'expression', expression: this.expressions.effect(expression, context), location };
  }

  private for(statement: Statement & { kind: 'for' }, context: StatementContext): Statement {
    const { condition } = statement;
    return {
      ...statement,
      initial: this.list(statement.initial),
      ...(condition ? { condition: this.expressions.branch(condition, context) } : {}),
      update: statement.update.map((one) => this.expressions.branch(one, context, true)),
      body: this.list(statement.body),
    };
  }

  private switch(statement: Statement & { kind: 'switch' }, context: StatementContext): Statement {
    const operand = this.expressions.value(statement.operand, context);
    const { statement: shared, variables } = shareCaseVariables(statement);
    for (const variable of variables) context.declare(variable);
    const cases = shared.cases.map((oneCase) => ({ ...oneCase, body: this.list(oneCase.body) }));
    return { ...shared, operand, cases };
  }
}
