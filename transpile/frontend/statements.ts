/** Statements of function bodies. One statement of the source may become several, or none. */
import ts from 'typescript';
import type { Expression, Statement } from '../ir/ir';
import { coerce, lowerAs, lowerCondition, lowerExpression } from './expressions';
import { libraryName } from './library';
import { lowerForOf } from './for-of';
import { lowerFor } from './loops';
import type { Scope } from './scope';
import { skipParentheses } from './syntax';
import { lowerSwitch } from './switch';
import { describeSyntax } from './syntax-names';
import { describe, ERROR, NEVER, STRING } from './types';
import { lowerVariables } from './variables';

export function lowerStatements(scope: Scope, nodes: readonly ts.Statement[]): Statement[] {
  return nodes.flatMap((node) => lowerStatement(scope, node));
}

/** A statement that has names of its own: the body of a loop or branch. */
export function lowerBody(scope: Scope, node: ts.Statement): Statement[] {
  const lower = (): Statement[] =>
    ts.isBlock(node) ? lowerStatements(scope, node.statements) : lowerStatement(scope, node);
  return scope.frame ? scope.frame.block(lower) : lower();
}

export function lowerStatement(scope: Scope, node: ts.Statement, label?: string): Statement[] {
  const { compiler } = scope;
  const location = compiler.locationOf(node);
  const labelled = label === undefined ? {} : { label };
  if (ts.isExpressionStatement(node)) return lowerExpressionStatement(scope, node.expression);
  if (ts.isVariableStatement(node)) return lowerVariables(scope, node.declarationList);
  if (ts.isIfStatement(node)) return [lowerIf(scope, node)];
  if (ts.isReturnStatement(node)) return [lowerReturn(scope, node)];
  if (ts.isBlock(node)) return [{ kind: 'block', location, body: lowerBody(scope, node), ...labelled }];
  if (ts.isWhileStatement(node)) {
    const condition = lowerCondition(scope, node.expression);
    return [{ kind: 'while', location, condition, body: lowerBody(scope, node.statement), ...labelled }];
  }
  if (ts.isDoStatement(node)) {
    const body = lowerBody(scope, node.statement);
    return [
      { kind: 'doWhile', location, condition: lowerCondition(scope, node.expression), body, ...labelled },
    ];
  }
  if (ts.isForStatement(node)) return [lowerFor(scope, node, label)];
  if (ts.isForOfStatement(node)) return lowerForOf(scope, node, label);
  if (ts.isSwitchStatement(node)) return lowerSwitch(scope, node, label);
  if (ts.isLabeledStatement(node)) return lowerLabelled(scope, node);
  return lowerJump(scope, node);
}

function lowerJump(scope: Scope, node: ts.Statement): Statement[] {
  const { compiler } = scope;
  const location = compiler.locationOf(node);
  if (ts.isBreakStatement(node) || ts.isContinueStatement(node)) {
    const label = node.label && { label: node.label.text };
    return [{ kind: ts.isBreakStatement(node) ? 'break' : 'continue', location, ...label }];
  }
  const isNothing =
    ts.isEmptyStatement(node) || ts.isFunctionDeclaration(node) || ts.isTypeAliasDeclaration(node);
  if (!isNothing) compiler.report(node, 'unsupported', describeSyntax(node));
  return [];
}

function lowerLabelled(scope: Scope, node: ts.LabeledStatement): Statement[] {
  const label = node.label.text;
  const canCarry =
    ts.isIterationStatement(node.statement, false) ||
    ts.isSwitchStatement(node.statement) ||
    ts.isBlock(node.statement);
  if (canCarry) return lowerStatement(scope, node.statement, label);
  const location = scope.compiler.locationOf(node);
  return [{ kind: 'block', location, body: lowerBody(scope, node.statement), label }];
}

function lowerIf(scope: Scope, node: ts.IfStatement): Statement {
  const condition = lowerCondition(scope, node.expression);
  const then = lowerBody(scope, node.thenStatement);
  const otherwise = node.elseStatement && { otherwise: lowerBody(scope, node.elseStatement) };
  return { kind: 'if', location: scope.compiler.locationOf(node), condition, then, ...otherwise };
}

function lowerReturn(scope: Scope, node: ts.ReturnStatement): Statement {
  if (!node.expression) return { kind: 'return', location: scope.compiler.locationOf(node) };
  return lowerReturnValue(scope, node.expression, node);
}

/** `return value`, also the body of an arrow function. */
export function lowerReturnValue(scope: Scope, value: ts.Expression, node: ts.Node): Statement {
  const location = scope.compiler.locationOf(node);
  const result = scope.frame?.declaration.result;
  if (!result || result.kind === 'void' || (result.kind === 'never' && result !== ERROR)) {
    const [only, ...more] = lowerExpressionStatement(scope, value);
    const body = only ? [only, ...more] : [];
    return result?.kind === 'never' || ts.isArrowFunction(node.parent)
      ? { kind: 'block', location, body }
      : { kind: 'block', location, body: [...body, { kind: 'return', location }] };
  }
  if (isPanic(scope, value)) return { kind: 'block', location, body: lowerExpressionStatement(scope, value) };
  const returned = lowerExpression(scope, value, result);
  if (returned.type === NEVER) return { kind: 'expression', location, expression: returned };
  return { kind: 'return', location, value: coerce(scope, returned, result, value) };
}

const isPanic = (scope: Scope, node: ts.Expression): boolean =>
  ts.isCallExpression(node) && libraryName(scope.compiler, node.expression) === 'panic';

export function lowerExpressionStatement(scope: Scope, node: ts.Expression): Statement[] {
  const inner = skipParentheses(node);
  const location = scope.compiler.locationOf(node);
  if (ts.isCallExpression(inner)) {
    const name = libraryName(scope.compiler, inner.expression);
    if (name === 'panic') return lowerPanic(scope, inner);
    if (name === 'assert') return lowerAssert(scope, inner);
  }
  const expression = lowerExpression(scope, inner);
  requireUse(scope, expression, node);
  if (expression.type === ERROR || isUseless(expression)) return [];
  return [{ kind: 'expression', location, expression }];
}

/** A value that says whether something went well is not dropped: `@mustUse` at its enum. */
export function requireUse(scope: Scope, expression: Expression, node: ts.Expression): void {
  const { type } = expression;
  if (type.kind !== 'enum' || !type.declaration.mustUse || expression.kind === 'assign') return;
  scope.compiler.report(node, 'droppedResult', describe(type));
}

/** A constant as a statement does nothing. */
const isUseless = (expression: Expression): boolean =>
  ['integer', 'bool', 'null', 'string', 'enumMember', 'function'].includes(expression.kind);

const EXPLICIT_PANIC = 4;
const FAILED_ASSERTION = 5;

function lowerPanic(scope: Scope, node: ts.CallExpression): Statement[] {
  const reason = reasonOf(scope, node, node.arguments[0]);
  return [panicStatement(scope, node, EXPLICIT_PANIC, reason)];
}

function panicStatement(scope: Scope, node: ts.Node, code: number, reason: string): Statement {
  const location = scope.compiler.locationOf(node);
  return { kind: 'expression', location, expression: { kind: 'panic', type: NEVER, location, code, reason } };
}

function lowerAssert(scope: Scope, node: ts.CallExpression): Statement[] {
  const [conditionNode, reasonNode] = node.arguments;
  if (!conditionNode) return [];
  const condition = lowerCondition(scope, conditionNode);
  const reason = reasonOf(scope, node, reasonNode);
  if (condition.type === ERROR) return [];
  const location = scope.compiler.locationOf(node);
  const failed: Expression =
    condition.kind === 'not'
      ? condition.operand
      : { kind: 'not', type: condition.type, location: condition.location, operand: condition };
  const then = [panicStatement(scope, node, FAILED_ASSERTION, reason)];
  return [{ kind: 'if', location, condition: failed, then }];
}

function reasonOf(scope: Scope, call: ts.Node, node: ts.Expression | undefined): string {
  if (!node) return '';
  const reason = lowerAs(scope, node, STRING);
  if (reason.kind === 'string') return reason.value;
  if (reason.type !== ERROR) scope.compiler.report(node, 'notConstant', 'The reason');
  return call.getText().slice(0, 20);
}
