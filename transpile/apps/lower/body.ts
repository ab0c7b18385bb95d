/**
 * A function of the core while it is being lowered: its statements so far, its locals, and where jumps go.
 *
 * How each kind of syntax is lowered is said in expressions/ and statements/, a table of handlers in each file; they get the body and call
 * it back for the parts of a node. A handler emits the statements that must run first and returns the value.
 *
 * Invariants: a value that a handler returns may be used once, and before the next statement is emitted; who needs it longer puts
 * it into a local (`keep`). Operands that belong together are lowered by `inOrder`.
 */
import ts from 'typescript';
import type { CoreExpression, CoreFunction, CoreStatement } from '../core/core';
import { operationOf } from '../core/operations';
import type { Kind } from '../frontend/kinds';
import { isLibraryFile } from '../frontend/program';
import { RefusedKind } from '../frontend/refused-kind';
import { call, local, operation, perform, set, when } from './build';
import { convert, narrow } from './conversions';
import { mayFollow, type Step } from './effects';
import { Jumps, type FrameOptions } from './jumps';
import { Names } from './names';
import type { Place } from './places';
import type { ProgramLowering } from './program';
import type { Value } from './value';

export class Body {
  readonly jumps = new Jumps(this);
  /** What `this` is. */
  self: Place | undefined;
  /** Variables of this function, and what it captures. */
  readonly places = new Map<ts.Symbol, Place>();
  /** Nodes whose value is known already: the beginning of an optional chain. */
  readonly known = new Map<ts.Node, Value>();
  private readonly names = new Names();
  private readonly parameters: string[] = [];
  private readonly locals: string[] = [];
  private statements: CoreStatement[] = [];

  /** `result`: what `return` converts to. `origin`: the line of what belongs to no statement. */
  constructor(
    readonly program: ProgramLowering,
    readonly name: string,
    readonly result: Kind,
    public origin: ts.Node,
  ) {}

  // ------------------------------------------------------------------------------------------------------------ locals

  newParameter(wanted: string): string {
    const name = this.names.choose(wanted);
    this.parameters.push(name);
    return name;
  }

  newLocal(wanted: string): string {
    const name = this.names.choose(wanted);
    this.locals.push(name);
    return name;
  }

  /** The value in a local that nobody else sets. */
  keep(value: CoreExpression, wanted = 'kept'): CoreExpression {
    if (value.kind === 'number' || value.kind === 'text') return value;
    const name = this.newLocal(wanted);
    this.emit(set(name, value));
    return local(name);
  }

  // -------------------------------------------------------------------------------------------------------- statements

  emit(statement: CoreStatement): void {
    this.program.lines.remember(statement, this.origin);
    this.statements.push(statement);
  }

  emitAll(statements: readonly CoreStatement[]): void {
    this.statements.push(...statements);
  }

  perform(name: string, ...operands: readonly CoreExpression[]): void {
    this.emit(perform(operation(name, ...operands)));
  }

  /** What `work` emits, which is not part of the function yet. */
  capture(work: () => void): CoreStatement[] {
    const outer = this.statements;
    this.statements = [];
    try {
      work();
      return this.statements;
    } finally {
      this.statements = outer;
    }
  }

  /** A `loop` or `block` with what `work` emits, and what jumps through its end do behind it. */
  framed(options: FrameOptions & { readonly kind: 'loop' | 'block' }, work: () => void): void {
    const [frame, inside] = this.jumps.inside(options, work);
    this.emit({ kind: options.kind, body: inside });
    this.jumps.resume(frame);
  }

  statement(node: ts.Statement): void {
    this.at(node, () => this.program.handlers.statement(node)(this, node));
  }

  /** What is emitted by `work` is from the line of the node. */
  at<Result>(node: ts.Node, work: () => Result): Result {
    const outer = this.origin;
    this.origin = node;
    try {
      return work();
    } finally {
      this.origin = outer;
    }
  }

  // ------------------------------------------------------------------------------------------------------- expressions

  /** A value, narrowed as the checker says. */
  value(node: ts.Expression): Value {
    const known = this.known.get(node);
    if (known) return known;
    try {
      return this.shallow(narrow(this, node, this.program.handlers.expression(node)(this, node)));
    } catch (error) {
      const isNowhere = error instanceof RefusedKind && !error.at;
      throw isNowhere ? new RefusedKind(error.diagnostic, error.parameters, node) : error;
    }
  }

  /** What is nested too deeply is computed in parts. */
  private shallow({ code, kind }: Value): Value {
    return { code: isDeeper(code, DEEPEST) ? this.keep(code) : code, kind };
  }

  /** A value of a certain kind. */
  expression(node: ts.Expression, wanted: Kind): CoreExpression {
    return convert(this.value(node), wanted, node);
  }

  /** Lowers steps whose values are used together, in JavaScript's order: left to right. */
  inOrder(steps: readonly (() => CoreExpression)[]): CoreExpression[] {
    const done = steps.map((step) => this.step(step));
    return done.map(({ statements, value }, index) => {
      this.emitAll(statements);
      const mayWait = done.slice(index + 1).every((later) => mayFollow(value, later));
      return mayWait ? value : this.keep(value);
    });
  }

  /** A value, and what it takes to have it, which is not part of the function yet. */
  step(work: () => CoreExpression): Step {
    let value: CoreExpression | undefined;
    const statements = this.capture(() => (value = work()));
    return { statements, value: value! };
  }

  /** The result of a function, in a local; if it throws, control goes where exceptions go. */
  callFunction(name: string, operands: readonly CoreExpression[]): CoreExpression {
    return this.checked(call(name, operands), name);
  }

  /** The result of a closure. */
  callClosure(closure: CoreExpression, operands: readonly CoreExpression[]): CoreExpression {
    const [a = ZERO, b = ZERO, c = ZERO, d = ZERO] = operands;
    return this.checked(operation('call', closure, a, b, c, d));
  }

  private checked(value: CoreExpression, callee?: string): CoreExpression {
    const result = this.keep(value, 'result');
    const check = when(
      operation('thrown'),
      this.capture(() => this.jumps.throw()),
    );
    this.program.exceptions.remember(check, callee);
    this.emit(check);
    return result;
  }

  kindOf(node: ts.Expression): Kind {
    return this.program.kinds.of(node);
  }

  /** The function as it is, without marks of lines. */
  finish(): CoreFunction {
    const { name, parameters, locals, statements: body } = this;
    return { name, parameters, locals, body, isLibrary: isLibraryFile(this.origin.getSourceFile()) };
  }
}

/** C compilers take twice as long for each level of operations that check their operands. */
const DEEPEST = 8;

const isDeeper = (code: CoreExpression, depth: number): boolean =>
  code.kind === 'operation' &&
  operationOf(code.name).result !== 'condition' &&
  (depth === 0 || code.operands.some((operand) => isDeeper(operand, depth - 1)));

const ZERO: CoreExpression = { kind: 'number', value: 0 };
