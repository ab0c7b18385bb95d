/** `break`, `continue`, `return`, `throw`: jumps.ts knows the way. */
import ts from 'typescript';
import type { Body } from '../body';
import { UNDEFINED } from '../build';
import { ERROR } from '../../frontend/kinds';
import { does, type StatementEntry } from '../handlers';
import { evaluate } from './simple';

function lowerReturn(body: Body, { expression }: ts.ReturnStatement): void {
  if (!expression) return body.jumps.return(UNDEFINED);
  if (body.result.kind !== 'void') return body.jumps.return(body.expression(expression, body.result));
  evaluate(body, expression);
  body.jumps.return(UNDEFINED);
}

function lowerThrow(body: Body, { expression }: ts.ThrowStatement): void {
  body.perform('throw', body.expression(expression, ERROR));
  body.jumps.throw();
}

export const LEAVING: readonly StatementEntry[] = [
  does<ts.BreakStatement>(ts.SyntaxKind.BreakStatement, (body, { label }) => body.jumps.break(label?.text)),
  does<ts.ContinueStatement>(ts.SyntaxKind.ContinueStatement, (body, { label }) =>
    body.jumps.continue(label?.text),
  ),
  does(ts.SyntaxKind.ReturnStatement, lowerReturn),
  does(ts.SyntaxKind.ThrowStatement, lowerThrow),
];
