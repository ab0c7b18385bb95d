/**
 * Statements of one function, each at its source line.
 *
 * The sequencing pass has run: a statement's expression may be printed in one piece.
 */
import type { Expression, Statement, Variable } from '../ir/ir';
import type { Constants } from './constants';
import type { Expressions } from './expressions';
import { completes, isForever } from '../ir/flow';
import { printAssembly, printNakedAssembly } from './intrinsics';
import { Labels } from './labels';
import type { Lines } from './lines';
import { memberWithValue } from './literals';
import { counterCannotOverflow } from './loops';
import { Level, grouped } from './precedence';
import type { Types } from './types';

type Kind<K extends Statement['kind']> = Statement & { readonly kind: K };

export interface StatementPrinters {
  readonly lines: Lines;
  readonly types: Types;
  readonly constants: Constants;
  readonly expressions: Expressions;
}

export class Statements {
  private readonly labels = new Labels();

  constructor(
    private readonly printers: StatementPrinters,
    /** Variables that are read somewhere: gcc warns of the others. */
    private readonly read: ReadonlySet<Variable>,
    private readonly isNaked: boolean,
  ) {}

  list(statements: readonly Statement[]): void {
    for (const statement of statements) this.statement(statement);
  }

  /** gcc is told that a variable is meant to be unused. */
  ignoreUnread(variable: Variable): void {
    if (!this.read.has(variable)) this.printers.lines.add(`(void)${this.name(variable)};`);
  }

  private statement(statement: Statement): void {
    switch (statement.kind) {
      case 'declare':
        return this.declare(statement);
      case 'if':
        return this.if(statement);
      case 'while':
      case 'doWhile':
      case 'for':
        return this.loop(statement);
      case 'switch':
        return this.switch(statement);
      case 'block':
        return this.block(statement);
      default:
        this.add(this.simple(statement) ?? '', statement);
        // In C, a function without a result returns none, not even that of another.
        if (statement.kind === 'return' && statement.value?.type.kind === 'void') this.add('return;');
    }
  }

  private add(content: string, statement?: Statement): void {
    this.printers.lines.add(content, statement?.location);
  }

  private name(variable: Variable): string {
    return this.printers.expressions.names.of(variable);
  }

  private value(expression: Expression): string {
    return this.printers.expressions.exact(expression).text;
  }

  private declare(statement: Kind<'declare'>): void {
    this.add(`${this.declaration(statement)};`, statement);
    this.ignoreUnread(statement.variable);
  }

  private declaration(statement: Kind<'declare'>): string {
    const { variable, value, initial } = statement;
    const declared = this.printers.types.declare(variable.type, this.name(variable));
    if (value) return `${declared} = ${this.stored(value, variable)}`;
    return initial ? `${declared} = ${this.printers.constants.explicit(initial, variable.type)}` : declared;
  }

  private stored(value: Expression, variable: Variable): string {
    return grouped(this.printers.expressions.converted(value, variable.type), Level.Assignment);
  }

  /** An expression for what it does, its value dropped. */
  private effect(expression: Expression): string {
    if (expression.kind === 'assembly' && expression.type.kind === 'void') {
      const print = this.isNaked ? printNakedAssembly : printAssembly;
      return print(this.printers.expressions, expression);
    }
    const printed = this.printers.expressions.exact(expression);
    if (expression.kind === 'step') {
      // Both forms do the same here; the postfix one is what people write.
      return this.printers.expressions.exact({ ...expression, postfix: true }).text;
    }
    const isVoid = expression.type.kind === 'void' || expression.type.kind === 'never';
    const hasEffect = ['assign', 'compound', 'call', 'indirectCall', 'intrinsic', 'sequence'].includes(
      expression.kind,
    );
    return isVoid || hasEffect ? printed.text : `(void)${grouped(printed, Level.Unary)}`;
  }

  private body(statements: readonly Statement[]): void {
    this.printers.lines.indent(() => this.list(statements));
  }

  private if(statement: Kind<'if'>): void {
    const head = `if (${this.value(statement.condition)})`;
    const short = this.shortBranch(statement);
    if (short !== undefined) return this.add(`${head} ${short}`, statement);
    this.add(`${head} {`, statement);
    this.body(statement.then);
    let rest = statement.otherwise;
    while (rest && rest.length > 0) {
      const [only] = rest;
      const isChain = rest.length === 1 && only?.kind === 'if';
      if (!isChain) {
        this.add('} else {');
        this.body(rest);
        break;
      }
      this.add(`} else if (${this.value(only.condition)}) {`, only);
      this.body(only.then);
      rest = only.otherwise;
    }
    this.add('}');
  }

  /** `if (task == NULL) return;` stands in one line if it does in the source. */
  private shortBranch(statement: Kind<'if'>): string | undefined {
    const [only] = statement.then;
    const isShort = statement.then.length === 1 && !statement.otherwise?.length;
    if (!isShort || only?.location.line !== statement.location.line) return undefined;
    if (only.kind === 'return' && only.value?.type.kind === 'void') return undefined;
    return this.simple(only);
  }

  /** A statement of one line. */
  private simple(statement: Statement): string | undefined {
    switch (statement.kind) {
      case 'expression':
        return `${this.effect(statement.expression)};`;
      case 'break':
        return this.labels.break(statement.label);
      case 'continue':
        return this.labels.continue(statement.label);
      case 'return':
        return this.returnText(statement);
      default:
        return undefined;
    }
  }

  private loop(statement: Kind<'while' | 'doWhile' | 'for'>): void {
    this.labels.within('loop', statement.label, (target) => {
      const isWrapped = statement.kind === 'for' && !this.fitsHeader(statement.initial);
      if (isWrapped) this.openBlock(statement.initial);
      this.add(`${this.loopHeader(statement, isWrapped)} {`, statement);
      this.body(statement.body);
      if (target.continues) this.add(`${target.name}_continue:;`);
      this.add(statement.kind === 'doWhile' ? `} while (${this.value(statement.condition)});` : '}');
      if (isWrapped) this.closeBlock();
      if (target.breaks) this.add(`${target.name}_break:;`);
    });
  }

  private openBlock(statements: readonly Statement[]): void {
    this.add('{');
    this.body(statements);
  }

  private closeBlock(): void {
    this.add('}');
  }

  private loopHeader(statement: Kind<'while' | 'doWhile' | 'for'>, isWrapped: boolean): string {
    if (statement.kind === 'doWhile') return 'do';
    if (statement.kind === 'while') return `while (${this.value(statement.condition)})`;
    const initial = isWrapped ? '' : this.forInitial(statement.initial);
    const condition =
      statement.condition && !isForever(statement.condition) ? ` ${this.value(statement.condition)}` : '';
    const update = statement.update.map((one) => this.update(one, statement)).join(', ');
    return `for (${initial};${condition};${update === '' ? '' : ` ${update}`})`;
  }

  private update(expression: Expression, loop: Kind<'for'>): string {
    if (expression.kind === 'step' && counterCannotOverflow(expression, loop)) {
      return `${this.value(expression.place)}${expression.delta > 0 ? '++' : '--'}`;
    }
    return this.effect(expression);
  }

  /** Whether the first part of a `for` can hold the statements: one declaration, or expressions. */
  private fitsHeader(initial: readonly Statement[]): boolean {
    if (initial.every((one) => one.kind === 'expression')) return true;
    const types = initial.map((one) =>
      one.kind === 'declare' && !one.initial && this.read.has(one.variable)
        ? this.printers.types.name(one.variable.type)
        : '',
    );
    const [first] = types;
    if (first === undefined || first === '') return false;
    return types.length === 1 || (types.every((type) => type === first) && !first.includes('*'));
  }

  private forInitial(initial: readonly Statement[]): string {
    const parts = initial.map((one, position) => {
      if (one.kind === 'expression') return this.effect(one.expression);
      if (one.kind !== 'declare') return '';
      if (position === 0) return this.declaration(one);
      return one.value
        ? `${this.name(one.variable)} = ${this.stored(one.value, one.variable)}`
        : this.name(one.variable);
    });
    return parts.join(', ');
  }

  private switch(statement: Kind<'switch'>): void {
    const { operand, cases } = statement;
    const isEnum = (operand.kind === 'convert' ? operand.operand : operand).type.kind === 'enum';
    this.labels.within('switch', statement.label, (target) => {
      this.add(`switch (${this.switchOperand(operand)}) {`, statement);
      cases.forEach((oneCase, position) => this.case(oneCase, operand, position === cases.length - 1));
      if (isEnum && !cases.some((oneCase) => oneCase.isDefault)) this.add('default:\n    break;');
      this.add('}');
      if (target.breaks) this.add(`${target.name}_break:;`);
    });
  }

  /** gcc compares the cases of `bool` and of enums with what they can be. */
  private switchOperand(operand: Expression): string {
    const printed = this.printers.expressions.exact(operand);
    const isBool = (operand.kind === 'convert' ? operand.operand : operand).type.kind === 'bool';
    return isBool ? `(int)${grouped(printed, Level.Unary)}` : printed.text;
  }

  private case(oneCase: Kind<'switch'>['cases'][number], operand: Expression, isLast: boolean): void {
    const labels = oneCase.values.map((value) => `case ${this.caseValue(value, operand)}:`);
    if (oneCase.isDefault) labels.push('default:');
    const { body } = oneCase;
    const isBraced = body.some((one) => one.kind === 'declare');
    labels.forEach((label, position) => {
      const opens = isBraced && position === labels.length - 1;
      this.printers.lines.add(opens ? `${label} {` : label, oneCase.location);
    });
    this.body(body);
    this.printers.lines.indent(() => {
      if (isLast) return body.length === 0 ? this.add('break;') : undefined;
      if (body.length > 0 && completes(body)) this.add('__attribute__((fallthrough));');
    });
    if (isBraced) this.add('}');
  }

  private caseValue(value: Expression, operand: Expression): string {
    if (operand.type.kind === 'enum' && value.kind === 'integer') {
      const member = memberWithValue(operand.type.declaration, value.value);
      if (member !== undefined)
        return this.printers.expressions.names.member(operand.type.declaration, member);
    }
    return this.value(value);
  }

  private block(statement: Kind<'block'>): void {
    this.labels.within('block', statement.label, (target) => {
      this.add('{');
      this.body(statement.body);
      this.add('}');
      if (target.breaks) this.add(`${target.name}_break:;`);
    });
  }

  private returnText(statement: Kind<'return'>): string {
    const { value } = statement;
    if (!value) return 'return;';
    if (value.type.kind === 'never' || value.type.kind === 'void') return `${this.effect(value)};`;
    return `return ${this.printers.expressions.converted(value, value.type).text};`;
  }
}
