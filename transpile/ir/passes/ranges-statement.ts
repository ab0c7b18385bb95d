/**
 * Range analysis of statements: runs a function's body abstractly and rebuilds it.
 *
 * A loop is run until the facts at its head stop changing (bounds that move are widened at once, so this is quick), then
 * once more to win back what widening lost, and only then for good. Runs before that last one are trials: what they
 * rebuild is thrown away, and they report no calls.
 */
import type { Statement } from '../ir';
import { Facts } from './facts';
import { type Interval, meet, rangeOfType } from './interval';
import { type CallListener, ExpressionRanges, type Value } from './ranges-expression';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;
type Loop = Of<'while'> | Of<'doWhile'> | Of<'for'>;

/** Where `break` and `continue` lead, and what is known when they go there. */
interface Target {
  readonly label: string | undefined;
  /** Switches and blocks are no target of `continue`; blocks none of a plain `break`. */
  readonly kind: 'loop' | 'switch' | 'block';
  atBreak: Facts | undefined;
  atContinue: Facts | undefined;
}

export class StatementRanges {
  private readonly expressions: ExpressionRanges;
  private readonly targets: Target[] = [];
  private trials = 0;

  constructor(onCall: CallListener) {
    this.expressions = new ExpressionRanges((callee, parameters) => {
      if (this.trials === 0) onCall(callee, parameters);
    });
  }

  /** Rebuilds a function's body, given what is known at its start. */
  body(statements: readonly Statement[], entry: Facts): Statement[] {
    this.facts = entry;
    return this.statements(statements);
  }

  private get facts(): Facts | undefined {
    return this.expressions.facts;
  }
  private set facts(facts: Facts | undefined) {
    this.expressions.facts = facts;
  }

  private statements(statements: readonly Statement[]): Statement[] {
    return statements.map((statement) => this.statement(statement));
  }

  private statement(statement: Statement): Statement {
    if (this.facts === undefined) return statement;
    switch (statement.kind) {
      case 'declare':
        return this.declare(statement);
      case 'expression':
        return { ...statement, expression: this.expressions.evaluate(statement.expression).node };
      case 'if':
        return this.conditional(statement);
      case 'while':
      case 'doWhile':
      case 'for':
        return this.loop(statement);
      case 'switch':
        return this.switch(statement);
      case 'block':
        return this.block(statement);
      case 'break':
      case 'continue':
        return this.jump(statement);
      case 'return':
        return this.return(statement);
    }
  }

  private declare(statement: Of<'declare'>): Statement {
    const { variable, value } = statement;
    if (value === undefined) {
      // Frame storage begins anew; a scalar is assigned before it is read.
      this.facts?.setLocal(variable, rangeOfType(variable.type));
      return statement;
    }
    const evaluated = this.expressions.evaluate(value);
    this.expressions.declare(variable, evaluated);
    return { ...statement, value: evaluated.node };
  }

  private conditional(statement: Of<'if'>): Statement {
    const { node: condition, whenTrue, whenFalse } = this.expressions.branch(statement.condition);
    this.facts = whenTrue;
    const then = this.statements(statement.then);
    const afterThen = this.facts;
    this.facts = whenFalse;
    const otherwise = statement.otherwise && this.statements(statement.otherwise);
    this.facts = Facts.merge(afterThen, this.facts);
    return { ...statement, condition, then, ...(otherwise && { otherwise }) };
  }

  private return(statement: Of<'return'>): Statement {
    const value = statement.value && this.expressions.evaluate(statement.value).node;
    this.facts = undefined;
    return { ...statement, ...(value && { value }) };
  }

  // ------------------------------------------------------------------------------------------------ jumps

  private jump(statement: Of<'break'> | Of<'continue'>): Statement {
    const target = [...this.targets].reverse().find((each) => leadsTo(statement, each));
    if (target && statement.kind === 'break') target.atBreak = Facts.merge(target.atBreak, this.facts);
    if (target && statement.kind === 'continue')
      target.atContinue = Facts.merge(target.atContinue, this.facts);
    this.facts = undefined;
    return statement;
  }

  private inside<T>(kind: Target['kind'], label: string | undefined, run: (target: Target) => T): T {
    const target: Target = { label, kind, atBreak: undefined, atContinue: undefined };
    this.targets.push(target);
    const result = run(target);
    this.targets.pop();
    return result;
  }

  private block(statement: Of<'block'>): Statement {
    return this.inside('block', statement.label, (target) => {
      const body = this.statements(statement.body);
      this.facts = Facts.merge(this.facts, target.atBreak);
      return { ...statement, body };
    });
  }

  // ------------------------------------------------------------------------------------------------ loops

  private loop(statement: Loop): Statement {
    const initial = statement.kind === 'for' ? this.statements(statement.initial) : [];
    const head = this.invariant(statement);
    const rebuilt = this.round(statement, head);
    this.facts = rebuilt.exit;
    return statement.kind === 'for' ? { ...rebuilt.statement, ...{ initial } } : rebuilt.statement;
  }

  /** What holds at the head of the loop in every round. */
  private invariant(statement: Loop): Facts | undefined {
    const entry = this.facts;
    this.trials++;
    let head = entry;
    for (;;) {
      const widened = Facts.merge(head, this.round(statement, head).next, true);
      if (Facts.same(widened, head)) break;
      head = widened;
    }
    const narrowed = Facts.merge(entry, this.round(statement, head).next);
    this.trials--;
    return narrowed;
  }

  /** Runs one round from the loop's head: what holds at the head again, and after the loop. */
  private round(
    statement: Loop,
    head: Facts | undefined,
  ): { statement: Loop; next: Facts | undefined; exit: Facts | undefined } {
    return this.inside('loop', statement.label, (target) => {
      this.facts = head?.clone();
      const rebuilt =
        statement.kind === 'doWhile' ? this.bodyFirst(statement, target) : this.testFirst(statement, target);
      return { ...rebuilt, exit: Facts.merge(rebuilt.exit, target.atBreak) };
    });
  }

  private testFirst(
    statement: Of<'while'> | Of<'for'>,
    target: Target,
  ): { statement: Loop; next: Facts | undefined; exit: Facts | undefined } {
    const test = statement.condition && this.expressions.branch(statement.condition);
    if (test) this.facts = test.whenTrue;
    const body = this.statements(statement.body);
    this.facts = Facts.merge(this.facts, target.atContinue);
    const exit = test?.whenFalse;
    if (statement.kind === 'while') {
      const condition = test?.node ?? statement.condition;
      return { statement: { ...statement, condition, body }, next: this.facts, exit };
    }
    const update = statement.update.map((each) => this.expressions.evaluate(each).node);
    const rebuilt: Loop = { ...statement, update, body, ...(test && { condition: test.node }) };
    return { statement: rebuilt, next: this.facts, exit };
  }

  private bodyFirst(
    statement: Of<'doWhile'>,
    target: Target,
  ): { statement: Loop; next: Facts | undefined; exit: Facts | undefined } {
    const body = this.statements(statement.body);
    this.facts = Facts.merge(this.facts, target.atContinue);
    const { node: condition, whenTrue, whenFalse } = this.expressions.branch(statement.condition);
    return { statement: { ...statement, condition, body }, next: whenTrue, exit: whenFalse };
  }

  // ----------------------------------------------------------------------------------------------- switch

  private switch(statement: Of<'switch'>): Statement {
    const operand = this.expressions.evaluate(statement.operand);
    const dispatch = this.facts;
    return this.inside('switch', statement.label, (target) => {
      this.facts = undefined;
      const cases = statement.cases.map((each) => {
        const fallThrough: Facts | undefined = this.facts;
        this.facts = Facts.merge(
          fallThrough,
          each.isDefault ? dispatch?.clone() : selected(operand, each.values, dispatch),
        );
        return { ...each, body: this.statements(each.body) };
      });
      const hasDefault = statement.cases.some((each) => each.isDefault);
      const unmatched = hasDefault ? undefined : dispatch;
      this.facts = Facts.merge(Facts.merge(this.facts, target.atBreak), unmatched);
      return { ...statement, operand: operand.node, cases };
    });
  }
}

/** What is known when the operand of a switch has one of the values. */
function selected(
  operand: Value,
  values: Of<'switch'>['cases'][number]['values'],
  dispatch: Facts | undefined,
): Facts | undefined {
  let result: Facts | undefined;
  for (const value of values) {
    const number = value.kind === 'integer' ? value.value : undefined;
    if (number === undefined || !operand.narrow) return dispatch?.clone();
    const exact: Interval = { low: number, high: number };
    if (meet(operand.interval, exact) === undefined || dispatch === undefined) continue;
    result = Facts.merge(result, operand.narrow(dispatch.clone(), exact));
  }
  return result;
}

function leadsTo(jump: Of<'break'> | Of<'continue'>, target: Target): boolean {
  if (jump.label !== undefined) return target.label === jump.label;
  return jump.kind === 'continue' ? target.kind === 'loop' : target.kind !== 'block';
}
