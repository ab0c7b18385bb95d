/** Blocks, expressions as statements, nothing, and labels of what is no loop. */
import ts from 'typescript';
import type { Body } from '../body';
import type { CoreExpression } from '../../core/core';
import { not, perform, when } from '../build';
import { isChoosing, isDecided } from '../expressions/choices';
import { does, type StatementEntry } from '../handlers';
import { enterBlock } from '../blocks';
import { condition } from '../truth';

function block(body: Body, node: ts.Block): void {
  enterBlock(body, node.statements);
  for (const statement of node.statements) body.statement(statement);
}

function expression(body: Body, node: ts.ExpressionStatement): void {
  evaluate(body, node.expression);
}

/** An expression whose value nobody wants. */
export function evaluate(body: Body, node: ts.Expression): void {
  if (ts.isParenthesizedExpression(node)) return evaluate(body, node.expression);
  if (ts.isConditionalExpression(node)) return evaluateOne(body, node);
  if (ts.isBinaryExpression(node) && isChoosing(node.operatorToken.kind)) return evaluateRight(body, node);
  const { code } = body.value(node);
  if (code.kind === 'operation' || code.kind === 'call') body.emit(perform(code));
  else if (code.kind !== 'local' && code.kind !== 'number' && code.kind !== 'text') body.keep(code, 'unused');
}

function evaluateOne(body: Body, node: ts.ConditionalExpression): void {
  const isTrue = condition(body, node.condition);
  const yes = body.capture(() => evaluate(body, node.whenTrue));
  const no = body.capture(() => evaluate(body, node.whenFalse));
  body.emit(when(isTrue, yes, no));
}

/** `a && b`, `a || b`, `a ?? b` */
function evaluateRight(body: Body, node: ts.BinaryExpression): void {
  const operator = node.operatorToken.kind;
  const isDone =
    operator === ts.SyntaxKind.QuestionQuestionToken ? isThere(body, node.left) : condition(body, node.left);
  const goesOn = operator === ts.SyntaxKind.AmpersandAmpersandToken ? isDone : not(isDone);
  const right = body.capture(() => evaluate(body, node.right));
  body.emit(when(goesOn, right));
}

function isThere(body: Body, node: ts.Expression): CoreExpression {
  const value = body.value(node);
  const kept = { ...value, code: body.keep(value.code) };
  return isDecided(body, ts.SyntaxKind.QuestionQuestionToken, kept);
}

/** A loop takes its labels itself; `break` out of something else is out of a block. */
function labeled(body: Body, node: ts.LabeledStatement): void {
  if (ts.isIterationStatement(node.statement, true)) return body.statement(node.statement);
  body.framed({ kind: 'block', labels: new Set([node.label.text]) }, () => body.statement(node.statement));
}

export const SIMPLE: readonly StatementEntry[] = [
  does(ts.SyntaxKind.Block, block),
  does(ts.SyntaxKind.ExpressionStatement, expression),
  does(ts.SyntaxKind.LabeledStatement, labeled),
  does(ts.SyntaxKind.EmptyStatement, () => undefined),
];
