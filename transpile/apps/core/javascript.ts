/**
 * One function of the core as JavaScript for ts2c.
 *
 * ts2c infers types from what is set, and each function is translated alone: what it calls, operations and functions alike, are
 * names that it knows to give a number (ts2c.ts). It drops the braces of a block of one statement, also where an `else` would then
 * belong to another `if`; so every block begins with a line mark and has at least one more statement. `&&`, `||` and `?:` it
 * evaluates at another time or not at all, depending on where they stand and what it takes for a number: here they are operations.
 */
import type { CoreExpression, CoreFunction, CoreStatement } from './core';
import type { Constants } from './constants';
import { readBeforeSet } from './first-use';
import { variableNames } from './names';
import { operationOf } from './operations';
import { isWithoutEffect, variablesRead } from './wanted';
import { forEachStatement } from './walk';

/** Operations of the core's own constructs; app.h has them as well, but for those which only the text of the C has (lines.ts). */
export const CONSTRUCTS = [
  'both',
  'either',
  'truth',
  'choose',
  'ignore',
  'constant',
  'program',
  'smallest',
  'number',
  'line',
  'any_number',
];

/** Before the name of an operation, and of a function that is called. */
export const OPERATION_PREFIX = '$';
export const CALL_PREFIX = '$_';

/** What the functions of a program share. */
export interface Surroundings {
  /** C names, by names in the core. */
  readonly functions: ReadonlyMap<string, string>;
  /** In the order of their numbers. */
  readonly closures: readonly string[];
  readonly constants: Constants;
  /** Files of line marks, by number; grows. */
  readonly files: string[];
}

type Mark = Extract<CoreStatement, { kind: 'line' }>;

export function javaScriptOf(declared: CoreFunction, surroundings: Surroundings): string {
  return new FunctionPrinter(declared, surroundings).print();
}

class FunctionPrinter {
  private readonly output: string[] = [];
  private readonly names: ReadonlyMap<string, string>;
  private readonly read: ReadonlySet<string>;
  private mark: Mark;

  constructor(
    private readonly declared: CoreFunction,
    private readonly surroundings: Surroundings,
  ) {
    this.names = variableNames(declared, surroundings.functions);
    this.read = variablesRead(declared.body);
    this.mark = firstMark(declared.body);
  }

  print(): string {
    const { parameters, locals, body } = this.declared;
    const name = this.surroundings.functions.get(this.declared.name) ?? this.declared.name;
    this.output.push(
      `function ${name}(${parameters.map((parameter) => this.nameOf(parameter)).join(', ')}) {`,
    );
    const early = readBeforeSet(body);
    const variables = locals
      .filter((local) => this.read.has(local))
      .map((local) => `${this.nameOf(local)} = ${early.has(local) ? '0' : '$any_number()'}`);
    if (variables.length > 0) this.output.push(`var ${variables.join(', ')};`);
    for (const parameter of parameters) this.output.push(`${this.nameOf(parameter)} = $any_number();`);
    this.printMark(this.mark);
    for (const parameter of parameters) {
      if (!this.read.has(parameter)) this.output.push(`$ignore(${this.nameOf(parameter)});`);
    }
    this.statements(body);
    if (body[body.length - 1]?.kind !== 'return') this.output.push('return 0;');
    this.output.push('}');
    return this.output.join('\n');
  }

  private statements(body: readonly CoreStatement[]): void {
    for (const statement of body) this.statement(statement);
  }

  private statement(statement: CoreStatement): void {
    if (isWithoutEffect(statement, this.read)) return;
    switch (statement.kind) {
      case 'line':
        this.mark = statement;
        return this.printMark(statement);
      case 'set':
        return this.set(statement.name, statement.value);
      case 'do':
        return this.effect(statement.expression);
      case 'if':
        return this.choice(statement.condition, statement.yes, statement.no);
      case 'loop':
        return this.block('while (1) {', statement.body, '}');
      case 'block':
        return this.block('do {', statement.body, '} while (0);');
      case 'break':
      case 'continue':
        this.output.push(`${statement.kind};`);
        return;
      case 'return':
        this.output.push(`return ${this.value(statement.value)};`);
    }
  }

  /** A variable that nobody reads is none. */
  private set(name: string, value: CoreExpression): void {
    if (this.read.has(name)) this.output.push(`${this.nameOf(name)} = ${this.value(value)};`);
    else this.effect(value);
  }

  private effect(expression: CoreExpression): void {
    const isStatement =
      expression.kind === 'call' ||
      (expression.kind === 'operation' && operationOf(expression.name).result === 'nothing');
    this.output.push(
      isStatement ? `${this.application(expression)};` : `$ignore(${this.value(expression)});`,
    );
  }

  /** Of two parameters that ts2c has nothing else to go by, it takes any type to be possible. */
  private comparison({ left, operator, right }: Extract<CoreExpression, { kind: 'compare' }>): string {
    const first =
      this.isParameter(left) && this.isParameter(right) ? `$number(${this.value(left)})` : this.value(left);
    return `${first} ${operator} ${this.value(right)}`;
  }

  private isParameter(expression: CoreExpression): boolean {
    return expression.kind === 'local' && this.declared.parameters.includes(expression.name);
  }

  private choice(
    condition: CoreExpression,
    yes: readonly CoreStatement[],
    no: readonly CoreStatement[],
  ): void {
    this.block(`if (${this.condition(condition)}) {`, yes, no.length > 0 ? '} else {' : '}');
    if (no.length > 0) this.block('', no, '}');
  }

  /** What follows the block stands at the line where the block began, unless it says otherwise. */
  private block(head: string, body: readonly CoreStatement[], end: string): void {
    const before = this.mark;
    if (head !== '') this.output.push(head);
    this.printMark(before);
    const count = this.output.length;
    this.statements(body);
    if (this.output.length === count) this.printMark(before);
    this.output.push(end);
    this.mark = before;
  }

  private printMark({ file, line }: Mark): void {
    const { files } = this.surroundings;
    if (!files.includes(file)) files.push(file);
    this.output.push(`$line(${files.indexOf(file)}, ${line});`);
  }

  /** Where only truth matters. A choice of constants there makes the C compiler suspicious. */
  private condition(expression: CoreExpression): string {
    switch (expression.kind) {
      case 'compare':
        return this.comparison(expression);
      case 'not':
        return `!(${this.condition(expression.operand)})`;
      case 'logic': {
        const name = expression.operator === '&&' ? 'both' : 'either';
        return `$${name}(${this.condition(expression.left)}, ${this.condition(expression.right)})`;
      }
      case 'operation':
        return isCondition(expression) ? this.application(expression) : `${this.value(expression)} !== 0`;
      case 'local':
      case 'call':
        return this.value(expression);
      default:
        return `${this.value(expression)} !== 0`;
    }
  }

  /** Where a number is wanted. To ts2c a comparison is none, and the C compiler warns of some uses of one. */
  private value(expression: CoreExpression): string {
    if (isCondition(expression)) return `$truth(${this.condition(expression)})`;
    switch (expression.kind) {
      case 'number':
        return expression.value === -0x80000000 ? '$smallest()' : String(expression.value);
      case 'local':
        return this.nameOf(expression.name);
      case 'text':
        return `$constant(${this.surroundings.constants.text(expression.text)})`;
      case 'program':
        return `$program(${this.surroundings.constants.program(expression.bytes)})`;
      case 'function':
        return String(this.surroundings.closures.indexOf(expression.name));
      case 'choose':
        return `$choose(${this.condition(expression.condition)}, ${this.value(expression.yes)}, ${this.value(expression.no)})`;
      case 'operation':
      case 'call':
        return this.application(expression);
      default:
        throw new Error(`core: '${expression.kind}' is a condition`);
    }
  }

  private application(expression: Extract<CoreExpression, { kind: 'operation' | 'call' }>): string {
    const { kind, name, operands } = expression;
    const callee =
      kind === 'call' ? CALL_PREFIX + this.surroundings.functions.get(name) : OPERATION_PREFIX + name;
    return `${callee}(${operands.map((operand) => this.value(operand)).join(', ')})`;
  }

  private nameOf(variable: string): string {
    return this.names.get(variable) ?? variable;
  }
}

/** The head of a function stands at its first line. */
function firstMark(body: readonly CoreStatement[]): Mark {
  let first: Mark | undefined;
  forEachStatement(body, (statement) => {
    if (statement.kind === 'line') first ??= statement;
  });
  return first ?? { kind: 'line', file: 'app', line: 1 };
}

/** Whether C has it as a truth, which is 0 or 1, and not as a value. */
const isCondition = (expression: CoreExpression): boolean =>
  ['compare', 'logic', 'not'].includes(expression.kind) ||
  (expression.kind === 'operation' && operationOf(expression.name).result === 'condition');
