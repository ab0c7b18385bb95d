/**
 * Whether a program of the core is one: what the lowering promises and neither ts2c nor the C compiler would notice.
 *
 * A finding is a mistake of ours, never of the app's author.
 */
import type { CoreExpression, CoreFunction, CoreProgram, CoreStatement } from './core';
import { OPERATIONS } from './operations';
import { expressionOf, operandsOf } from './walk';

/** `self` and four more: app.h's `app_function`. */
export const CLOSURE_PARAMETERS = 5;

const HANDLER_PARAMETERS = { onStart: 0, onMessage: 1, onTimer: 0 } as const;

/** Throws what is wrong first. */
export function checkCore(program: CoreProgram): void {
  const functions = new Map(program.functions.map((declared) => [declared.name, declared]));
  ensure(functions.size === program.functions.length, 'two functions of one name');
  const parametersOf = (name: string): number => {
    const found = functions.get(name);
    ensure(found !== undefined, `there is no function '${name}'`);
    return found.parameters.length;
  };
  ensure(parametersOf(program.start) === 0, `'${program.start}' starts the program and has parameters`);
  for (const name of program.closures) {
    ensure(parametersOf(name) === CLOSURE_PARAMETERS, `'${name}' has not the parameters of a closure`);
  }
  for (const [handler, name] of Object.entries(program.handlers)) {
    const expected = HANDLER_PARAMETERS[handler as keyof typeof HANDLER_PARAMETERS];
    ensure(parametersOf(name) === expected, `'${name}' has not the parameters of ${handler}`);
  }
  for (const declared of program.functions) new FunctionCheck(program, declared, parametersOf).run();
}

class FunctionCheck {
  private readonly names: ReadonlySet<string>;

  constructor(
    private readonly program: CoreProgram,
    private readonly declared: CoreFunction,
    private readonly parametersOf: (name: string) => number,
  ) {
    this.names = new Set([...declared.parameters, ...declared.locals]);
  }

  run(): void {
    const { parameters, locals, body } = this.declared;
    this.ensure(this.names.size === parameters.length + locals.length, 'two variables of one name');
    this.body(body, undefined);
  }

  private body(body: readonly CoreStatement[], inside: 'loop' | 'block' | undefined): void {
    for (const statement of body) this.statement(statement, inside);
  }

  private statement(statement: CoreStatement, inside: 'loop' | 'block' | undefined): void {
    const expression = expressionOf(statement);
    if (expression) this.expression(expression, statement.kind === 'do');
    if (statement.kind === 'set')
      this.ensure(this.names.has(statement.name), `no variable '${statement.name}'`);
    if (statement.kind === 'break') this.ensure(inside !== undefined, 'break outside of loop and block');
    if (statement.kind === 'continue')
      this.ensure(inside === 'loop', 'continue that leaves a block or no loop');
    if (statement.kind === 'loop' || statement.kind === 'block') this.body(statement.body, statement.kind);
    if (statement.kind === 'if') {
      this.body(statement.yes, inside);
      this.body(statement.no, inside);
    }
  }

  private expression(expression: CoreExpression, isStatement: boolean): void {
    switch (expression.kind) {
      case 'number':
        this.ensure((expression.value | 0) === expression.value, `${expression.value} is no value`);
        break;
      case 'local':
        this.ensure(this.names.has(expression.name), `no variable '${expression.name}'`);
        break;
      case 'function':
        this.ensure(this.program.closures.includes(expression.name), `'${expression.name}' is no closure`);
        break;
      case 'operation':
        this.operation(expression.name, expression.operands.length, isStatement);
        break;
      case 'call':
        this.count(expression.name, expression.operands.length, this.parametersOf(expression.name));
        break;
    }
    for (const operand of operandsOf(expression)) this.expression(operand, false);
  }

  private operation(name: string, operands: number, isStatement: boolean): void {
    const operation = OPERATIONS.get(name);
    this.ensure(operation !== undefined, `no operation '${name}'`);
    this.count(name, operands, operation.operands);
    this.ensure(isStatement || operation.result !== 'nothing', `'${name}' has no value`);
  }

  private count(name: string, given: number, wanted: number): void {
    this.ensure(given === wanted, `'${name}' takes ${wanted} operands, not ${given}`);
  }

  private ensure(condition: boolean, problem: string): asserts condition {
    ensure(condition, `${problem} (in '${this.declared.name}')`);
  }
}

function ensure(condition: boolean, problem: string): asserts condition {
  if (!condition) throw new Error(`core: ${problem}`);
}
