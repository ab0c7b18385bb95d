/**
 * `switch`: tests in order, then the clauses.
 *
 * Where no clause falls through to the next one, and the tests beside `default` decide nothing, it is a chain of `if`. Otherwise the number of
 * the clause that is met is found first, and each clause runs if that is its own or an earlier one. A `break` that is not simply the end of its clause needs a block to break from.
 */
import ts from 'typescript';
import type { CoreExpression, CoreStatement } from '../../core/core';
import type { Body } from '../body';
import { compare, local, not, number, or, set, when } from '../build';
import { equal } from '../equality';
import { does, type StatementEntry } from '../handlers';
import type { Value } from '../value';
import { enterBlock } from '../blocks';

/** Tests that lead to the same statements. No test, or any, and `default`. */
interface Clause {
  readonly tests: readonly ts.Expression[];
  readonly isDefault: boolean;
  /** Without the `break` at the end. */
  readonly statements: readonly ts.Statement[];
  readonly fallsThrough: boolean;
}

function lowerSwitch(body: Body, node: ts.SwitchStatement): void {
  const value = body.value(node.expression);
  const subject = { ...value, code: body.keep(value.code, 'subject') };
  const clauses = clausesOf(node.caseBlock);
  enterBlock(
    body,
    clauses.flatMap(({ statements }) => statements),
  );
  const isChain =
    clauses.slice(0, -1).every(({ fallsThrough }) => !fallsThrough) && isDefaultIdle(body, clauses);
  const lower = (): void => (isChain ? chain(body, subject, clauses) : steps(body, subject, clauses));
  if (clauses.some(({ statements }) => statements.some(breaksOut)))
    body.framed({ kind: 'block', takesBreak: true }, lower);
  else lower();
}

/**
 * Whether nothing depends on the tests of `case a: default:`: evaluating them does nothing, and whoever they are met by meets none of the
 * clauses behind.
 */
function isDefaultIdle(body: Body, clauses: readonly Clause[]): boolean {
  const index = clauses.findIndex(({ isDefault }) => isDefault);
  const tests = clauses[index]?.tests ?? [];
  if (tests.length === 0) return true;
  const own = tests.map((test) => constantOf(body, test));
  const later = clauses.slice(index + 1).flatMap((clause) => clause.tests);
  const others = later.map((test) => constantOf(body, test));
  const areConstant = [...own, ...others].every((constant) => constant !== undefined);
  return areConstant && own.every((constant) => !others.includes(constant));
}

/** A number or a text that is written there, or a member of an enum. */
function constantOf({ program }: Body, test: ts.Expression): number | string | undefined {
  if (ts.isStringLiteralLike(test)) return test.text;
  if (ts.isNumericLiteral(test)) return Number(test.text);
  return ts.isPropertyAccessExpression(test) ? program.checker.getConstantValue(test) : undefined;
}

/** `if (subject === a) ... else if (subject === b) ... else ...` */
function chain(body: Body, subject: Value, clauses: readonly Clause[]): void {
  const byDefault = clauses.find(({ isDefault }) => isDefault);
  const [first, ...others] = clauses.filter((clause) => clause !== byDefault);
  if (!first) return byDefault && run(body, byDefault);
  const isMet = meets(body, subject, first);
  const rest = byDefault ? [...others, byDefault] : others;
  const yes = body.capture(() => run(body, first));
  body.emit(
    when(
      isMet,
      yes,
      body.capture(() => chain(body, subject, rest)),
    ),
  );
}

function steps(body: Body, subject: Value, clauses: readonly Clause[]): void {
  const met = body.newLocal('clause');
  const byDefault = clauses.findIndex(({ isDefault }) => isDefault);
  const find = (index: number): CoreStatement[] => {
    const clause = clauses[index];
    if (!clause) return [set(met, number(byDefault >= 0 ? byDefault : clauses.length))];
    if (clause.tests.length === 0) return find(index + 1);
    return body.capture(() => {
      const isMet = meets(body, subject, clause);
      body.emit(when(isMet, [set(met, number(index))], find(index + 1)));
    });
  };
  body.emitAll(find(0));
  clauses.forEach((clause, index) => {
    const inside = body.capture(() => {
      run(body, clause);
      if (!clause.fallsThrough) body.emit(set(met, number(clauses.length)));
    });
    body.emit(when(compare(local(met), '<=', number(index)), inside));
  });
}

const run = (body: Body, { statements }: Clause): void => statements.forEach((one) => body.statement(one));

/** Whether one of the tests is met; the later ones are evaluated only if the earlier are not. */
function meets(body: Body, subject: Value, { tests }: Clause): CoreExpression {
  const [first, ...others] = tests.map((test) => () => equal(body, subject, body.value(test)));
  if (!first) return number(0);
  return others.reduce((met, test) => {
    let next = met;
    const statements = body.capture(() => (next = test()));
    if (statements.length === 0) return or(met, next);
    const result = body.newLocal('met');
    body.emit(set(result, met));
    body.emit(when(not(local(result)), [...statements, set(result, next)]));
    return local(result);
  }, first());
}

function clausesOf(block: ts.CaseBlock): Clause[] {
  const clauses: Clause[] = [];
  let tests: ts.Expression[] = [];
  let isDefault = false;
  block.clauses.forEach((clause, index) => {
    if (ts.isCaseClause(clause)) tests.push(clause.expression);
    else isDefault = true;
    if (clause.statements.length === 0 && index < block.clauses.length - 1) return;
    const statements = flat(clause.statements);
    const last = statements.at(-1);
    const isOver = last !== undefined && ts.isBreakStatement(last) && !last.label;
    const fallsThrough = last === undefined || !NEVER_FALL_THROUGH.has(last.kind);
    clauses.push({
      tests,
      isDefault,
      statements: isOver ? statements.slice(0, -1) : statements,
      fallsThrough,
    });
    [tests, isDefault] = [[], false];
  });
  return clauses;
}

/** `case 1: { ... }`: what is in the block. */
function flat(statements: readonly ts.Statement[]): readonly ts.Statement[] {
  const [only, ...others] = statements;
  return only && ts.isBlock(only) && others.length === 0 ? only.statements : statements;
}

const NEVER_FALL_THROUGH: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BreakStatement,
  ts.SyntaxKind.ContinueStatement,
  ts.SyntaxKind.ReturnStatement,
  ts.SyntaxKind.ThrowStatement,
]);

/** Whether a `break` in it means the switch. */
function breaksOut(node: ts.Node): boolean {
  if (ts.isBreakStatement(node)) return !node.label;
  if (ts.isFunctionLike(node) || ts.isIterationStatement(node, false) || ts.isSwitchStatement(node))
    return false;
  return ts.forEachChild(node, breaksOut) ?? false;
}

export const SWITCHES: readonly StatementEntry[] = [does(ts.SyntaxKind.SwitchStatement, lowerSwitch)];
