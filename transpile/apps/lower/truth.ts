/** Conditions: what JavaScript takes for true, by kind. */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import type { Body } from './body';
import { and, compare, local, not, number, operation, or, set, when } from './build';
import { unwrapped } from './conversions';
import type { Value } from './value';

/** 1 or 0. */
export function condition(body: Body, node: ts.Expression): CoreExpression {
  if (ts.isParenthesizedExpression(node)) return condition(body, node.expression);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return not(condition(body, node.operand));
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return both(body, node, true);
    if (operator === ts.SyntaxKind.BarBarToken) return both(body, node, false);
  }
  return truthOf(body, body.value(node));
}

/** `&&` (`all`) or `||`; the right side is evaluated only if the left one does not decide. */
function both(body: Body, node: ts.BinaryExpression, all: boolean): CoreExpression {
  const left = condition(body, node.left);
  let right = left;
  const statements = body.capture(() => (right = condition(body, node.right)));
  if (statements.length === 0) return all ? and(left, right) : or(left, right);
  const result = body.newLocal('condition');
  body.emit(set(result, left));
  const decide = [...statements, set(result, right)];
  body.emit(when(all ? local(result) : not(local(result)), decide));
  return local(result);
}

export function truthOf(body: Body, value: Value): CoreExpression {
  switch (value.kind.kind) {
    case 'boolean':
      return value.code;
    case 'number':
      return compare(value.code, '!==', number(0));
    case 'text':
      return compare(operation('length', value.code), '!==', number(0));
    case 'maybe': {
      const kept = { ...value, code: body.keep(value.code) };
      const inside = unwrapped(kept);
      const isThere = isPresent(kept.code);
      const isAlways = !['number', 'boolean', 'text'].includes(inside.kind.kind);
      return isAlways ? isThere : and(isThere, truthOf(body, inside));
    }
    case 'absent':
    case 'void':
      body.keep(value.code);
      return number(0);
    default:
      body.keep(value.code);
      return number(1);
  }
}

/** Neither undefined nor null. The code must bear to be evaluated twice. */
export const isPresent = (code: CoreExpression): CoreExpression =>
  and(compare(code, '!==', number(0)), compare(code, '!==', number(1)));
