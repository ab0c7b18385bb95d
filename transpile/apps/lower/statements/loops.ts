/** `while`, `do` and `for`: a loop of the core for ever, and where it ends. */
import ts from 'typescript';
import type { Body } from '../body';
import { BREAK, not, when } from '../build';
import { does, type StatementEntry } from '../handlers';
import { condition } from '../truth';
import { copyCells, makeCells } from '../variables';
import { declareAll } from './declarations';
import { evaluate } from './simple';

function lowerWhile(body: Body, node: ts.WhileStatement): void {
  loop(body, node, undefined, () => {
    breakUnless(body, node.expression);
    body.statement(node.statement);
  });
}

function lowerDo(body: Body, node: ts.DoStatement): void {
  loop(
    body,
    node,
    () => body.at(node.expression, () => breakUnless(body, node.expression)),
    () => body.statement(node.statement),
  );
}

function lowerFor(body: Body, node: ts.ForStatement): void {
  const { initializer, condition: test, incrementor } = node;
  const list = initializer && ts.isVariableDeclarationList(initializer) ? initializer : undefined;
  const names =
    list && (list.flags & ts.NodeFlags.BlockScoped) !== 0 ? list.declarations.map(({ name }) => name) : [];
  for (const name of names) makeCells(body, name);
  if (list) declareAll(body, list);
  else if (initializer) evaluate(body, initializer as ts.Expression);
  // Each round has variables of its own, with the values of the round before.
  const nextRound = (): void => names.forEach((name) => copyCells(body, name));
  nextRound();
  const advance = (): void => {
    nextRound();
    if (incrementor) body.at(incrementor, () => evaluate(body, incrementor));
  };
  loop(body, node, advance, () => {
    if (test) breakUnless(body, test);
    body.statement(node.statement);
  });
}

/** A loop whose rounds are `work`, then `advance`, which `continue` does as well. */
export function loop(
  body: Body,
  node: ts.IterationStatement,
  advance: (() => void) | undefined,
  work: () => void,
): void {
  const labels = new Set(labelsOf(node));
  body.framed({ kind: 'loop', takesBreak: true, labels, ...(advance && { advance }) }, () => {
    work();
    advance?.();
  });
}

function breakUnless(body: Body, test: ts.Expression): void {
  if (test.kind !== ts.SyntaxKind.TrueKeyword) body.emit(when(not(condition(body, test)), [BREAK]));
}

function labelsOf(node: ts.Node): string[] {
  const { parent } = node;
  return ts.isLabeledStatement(parent) ? [parent.label.text, ...labelsOf(parent)] : [];
}

export const LOOPS: readonly StatementEntry[] = [
  does(ts.SyntaxKind.WhileStatement, lowerWhile),
  does(ts.SyntaxKind.DoStatement, lowerDo),
  does(ts.SyntaxKind.ForStatement, lowerFor),
];
