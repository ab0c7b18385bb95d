/**
 * Where a spilled operand goes: into statements before the one at hand, or — where evaluation is conditional or
 * repeated — into a comma expression, its variable declared before the statement.
 */
import type { Expression, Statement, Variable } from '../../ir/ir';

export interface Context {
  /** Evaluates a value now, and gives a stable expression for it. */
  spill(value: Expression): Expression;
  /** Performs an expression now. */
  perform(effect: Expression): void;
  /** Declares a variable where it can be seen from here on. */
  declare(variable: Variable): void;
}

/** A fresh variable for a value. */
export type FreshVariable = (value: Expression, isConstant: boolean) => Variable;

function localOf(variable: Variable, value: Expression): Expression {
  return { kind: 'local', variable, type: value.type, location: value.location };
}

/** Before a statement. */
export class StatementContext implements Context {
  readonly statements: Statement[] = [];

  constructor(private readonly fresh: FreshVariable) {}

  spill(value: Expression): Expression {
    const variable = this.fresh(value, true);
    this.statements.push({ kind: 'declare', variable, value, location: value.location });
    return localOf(variable, value);
  }

  perform(effect: Expression): void {
    this.statements.push({ kind: 'expression', expression: effect, location: effect.location });
  }

  declare(variable: Variable): void {
    this.statements.push({ kind: 'declare', variable, location: variable.location });
  }
}

/** Inside an operand that is evaluated only sometimes, or more than once. */
export class BranchContext implements Context {
  private readonly effects: Expression[] = [];

  constructor(
    private readonly outer: Context,
    private readonly fresh: FreshVariable,
  ) {}

  spill(value: Expression): Expression {
    const variable = this.fresh(value, false);
    this.declare(variable);
    const local = localOf(variable, value);
    this.perform({ kind: 'assign', place: local, value, type: value.type, location: value.location });
    // Assigned only here, before every use: as good as a constant for those.
    return localOf(variable, value);
  }

  perform(effect: Expression): void {
    this.effects.push(effect);
  }

  declare(variable: Variable): void {
    this.outer.declare(variable);
  }

  /** The operand with what must happen before it. */
  wrap(value: Expression): Expression {
    if (this.effects.length === 0) return value;
    return { kind: 'sequence', effects: this.effects, value, type: value.type, location: value.location };
  }
}
