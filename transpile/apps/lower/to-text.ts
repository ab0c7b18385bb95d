/** What a value is as text: `String(value)`, `${value}`, `text + value`, and what console.log prints of it. */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import type { Body } from './body';
import { choose, compare, local, number, operation, set, text, when } from './build';
import { unwrapped } from './conversions';
import { withoutParentheses } from './expressions/arithmetic';
import { either, isChoosing, isDecided } from './expressions/choices';
import { internal } from './refusal';
import { condition, isPresent } from './truth';
import type { Value } from './value';

/**
 * The text of an expression. Sides of a choice may be of different kinds here, as in `${count ?? 'none'}`: each is made text by itself.
 */
export function textOf(body: Body, node: ts.Expression): CoreExpression {
  const inside = withoutParentheses(node);
  if (ts.isConditionalExpression(inside)) {
    const { condition: test, whenTrue, whenFalse } = inside;
    return either(
      body,
      condition(body, test),
      () => textOf(body, whenTrue),
      () => textOf(body, whenFalse),
    );
  }
  return ts.isBinaryExpression(inside) && isChoice(inside)
    ? textOfChoice(body, inside)
    : toText(body, body.value(inside), inside);
}

/** `a ? b : c`, `a && b`, `a || b`, `a ?? b` */
export function isChoice(node: ts.Expression): boolean {
  const inside = withoutParentheses(node);
  if (ts.isConditionalExpression(inside)) return true;
  return ts.isBinaryExpression(inside) && isChoosing(inside.operatorToken.kind);
}

function textOfChoice(body: Body, node: ts.BinaryExpression): CoreExpression {
  const operator = node.operatorToken.kind;
  const value = body.value(node.left);
  const left = { ...value, code: body.keep(value.code) };
  const isLeft = isDecided(body, operator, left);
  const isPlain = operator === ts.SyntaxKind.AmpersandAmpersandToken || left.kind.kind !== 'maybe';
  return either(
    body,
    isLeft,
    () => toText(body, isPlain ? left : unwrapped(left), node.left),
    () => textOf(body, node.right),
  );
}

export function toText(body: Body, value: Value, node: ts.Node): CoreExpression {
  switch (value.kind.kind) {
    case 'text':
      return value.code;
    case 'number':
      return value.code.kind === 'number' ? text(String(value.code.value)) : operation('to_text', value.code);
    case 'boolean':
      return choose(value.code, text('true'), text('false'));
    case 'absent':
    case 'void':
      return nothingAsText(value.code);
    case 'never':
      // The checker knows that nothing comes here; if something did, it would have no text.
      return operation('present', number(0));
    case 'error':
      return errorAsText(body.keep(operation('load', value.code, number(0)), 'message'));
    case 'maybe': {
      const kept = { ...value, code: body.keep(value.code) };
      const result = body.newLocal('text');
      body.emit(set(result, nothingAsText(kept.code)));
      const inside = body.capture(() => body.emit(set(result, toText(body, unwrapped(kept), node))));
      body.emit(when(isPresent(kept.code), inside));
      return local(result);
    }
    default:
      return internal(node, `a ${value.kind.kind} as text`);
  }
}

const nothingAsText = (code: CoreExpression): CoreExpression =>
  code.kind === 'number'
    ? text(code.value === 0 ? 'undefined' : 'null')
    : choose(compare(code, '!==', number(1)), text('undefined'), text('null'));

const errorAsText = (message: CoreExpression): CoreExpression =>
  choose(
    compare(operation('length', message), '===', number(0)),
    text('Error'),
    operation('concatenate', text('Error: '), message),
  );
