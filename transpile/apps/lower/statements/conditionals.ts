/** `if`. */
import ts from 'typescript';
import type { Body } from '../body';
import { when } from '../build';
import { does, type StatementEntry } from '../handlers';
import { condition } from '../truth';

function lowerIf(body: Body, node: ts.IfStatement): void {
  const isTrue = condition(body, node.expression);
  const yes = body.capture(() => body.statement(node.thenStatement));
  const { elseStatement } = node;
  const no = elseStatement ? body.capture(() => body.statement(elseStatement)) : [];
  body.emit(when(isTrue, yes, no));
}

export const CONDITIONALS: readonly StatementEntry[] = [does(ts.SyntaxKind.IfStatement, lowerIf)];
