/**
 * `try`: a block of the core that exceptions leave by `break`; whatever follows it looks whether something is thrown.
 *
 * A `try` with `catch` and `finally` is one with `finally` around one with `catch`. `finally` takes what is thrown, and where a jump wants to
 * go, and gives it back when it is done; a jump of its own wins, as in JavaScript.
 */
import ts from 'typescript';
import { ERROR } from '../../frontend/kinds';
import { bind } from '../bindings';
import type { Body } from '../body';
import { local, number, operation, set, when } from '../build';
import { does, type StatementEntry } from '../handlers';
import type { Frame } from '../jumps';
import { makeCells } from '../variables';

function lowerTry(body: Body, node: ts.TryStatement): void {
  const { tryBlock, catchClause, finallyBlock } = node;
  const inner = (): void => (catchClause ? withCatch(body, tryBlock, catchClause) : body.statement(tryBlock));
  if (finallyBlock) withFinally(body, inner, finallyBlock);
  else inner();
}

function withCatch(body: Body, tryBlock: ts.Block, clause: ts.CatchClause): void {
  const frame = guarded(body, 'catch', () => body.statement(tryBlock));
  const handle = body.capture(() => {
    const caught = body.keep(operation('take_thrown'), 'caught');
    const name = clause.variableDeclaration?.name;
    if (name) makeCells(body, name);
    if (name) bind(body, name, { code: caught, kind: ERROR });
    body.statement(clause.block);
  });
  body.emit(when(operation('thrown'), handle));
  body.jumps.resume(frame);
}

function withFinally(body: Body, inner: () => void, finallyBlock: ts.Block): void {
  const frame = guarded(body, 'finally', inner);
  const pending = body.newLocal('pending');
  body.emit(set(pending, number(0)));
  body.emit(when(operation('thrown'), [set(pending, operation('take_thrown'))]));
  const leaving = frame.passing.size > 0 ? body.keep(local(body.jumps.leaving), 'leaving_then') : undefined;
  if (leaving) body.emit(set(body.jumps.leaving, number(0)));
  body.statement(finallyBlock);
  const goOn = body.capture(() => {
    body.perform('throw', local(pending));
    body.jumps.throw();
  });
  body.emit(when(local(pending), goOn));
  if (leaving) body.emit(set(body.jumps.leaving, leaving));
  body.jumps.resume(frame);
}

function guarded(body: Body, kind: 'catch' | 'finally', work: () => void): Frame {
  body.perform('enter_try');
  const [frame, inside] = body.jumps.inside({ kind }, work);
  body.emit({ kind: 'block', body: inside });
  body.perform('leave_try');
  return frame;
}

export const TRIES: readonly StatementEntry[] = [does(ts.SyntaxKind.TryStatement, lowerTry)];
