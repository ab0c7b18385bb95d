/** `-a`, `+a`, `~a`, `!a`, `++` and `--`. */
import ts from 'typescript';
import { BOOLEAN, NUMBER } from '../../frontend/kinds';
import { targetPlace } from '../assigning';
import type { Body } from '../body';
import { not, number, operation } from '../build';
import { convert, narrow } from '../conversions';
import { toNumber } from '../converters';
import type { Step } from '../effects';
import { lowers, type ExpressionEntry } from '../handlers';
import { readAt, settle, writePlace } from '../places';
import { condition } from '../truth';
import type { Value } from '../value';
import { to32Bits, withoutParentheses } from './arithmetic';
import { isUnused } from './assignments';

function prefix(body: Body, node: ts.PrefixUnaryExpression): Value {
  switch (node.operator) {
    case ts.SyntaxKind.ExclamationToken:
      return { code: not(condition(body, node.operand)), kind: BOOLEAN };
    case ts.SyntaxKind.MinusToken:
      return { code: negated(body, node.operand), kind: NUMBER };
    case ts.SyntaxKind.TildeToken:
      return { code: complement(body, node.operand), kind: NUMBER };
    case ts.SyntaxKind.PlusToken:
      return { code: toNumber(body.value(node.operand), node), kind: NUMBER };
    default:
      return step(body, node, false);
  }
}

function negated(body: Body, operand: ts.Expression): Value['code'] {
  // -2147483648 is a number, 2147483648 is none.
  if (ts.isNumericLiteral(operand)) return number(-Number(operand.text) | 0);
  return operation('negate', body.expression(operand, NUMBER));
}

/** `~~a` is `a | 0`. */
function complement(body: Body, operand: ts.Expression): Value['code'] {
  const inside = withoutParentheses(operand);
  const isDouble = ts.isPrefixUnaryExpression(inside) && inside.operator === ts.SyntaxKind.TildeToken;
  if (isDouble) return to32Bits(body, inside.operand);
  return operation('not', to32Bits(body, operand));
}

const NOTHING: Step = { statements: [], value: number(0) };

/** `++` and `--`: the value is the new one, or with `old` the one before. */
function step(body: Body, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, old: boolean): Value {
  const place = settle(body, targetPlace(body, node.operand), NOTHING);
  const before = convert(narrow(body, node.operand, readAt(body, place)), NUMBER, node);
  const name = node.operator === ts.SyntaxKind.PlusPlusToken ? 'add' : 'subtract';
  if (isUnused(node)) {
    writePlace(
      body,
      place,
      convert({ code: operation(name, before, number(1)), kind: NUMBER }, place.of, node),
    );
    return { code: number(0), kind: NUMBER };
  }
  const kept = body.keep(before, 'before');
  const after = body.keep(operation(name, kept, number(1)), 'after');
  writePlace(body, place, convert({ code: after, kind: NUMBER }, place.of, node));
  return { code: old ? kept : after, kind: NUMBER };
}

export const UNARY: readonly ExpressionEntry[] = [
  lowers(ts.SyntaxKind.PrefixUnaryExpression, prefix),
  lowers<ts.PostfixUnaryExpression>(ts.SyntaxKind.PostfixUnaryExpression, (body, node) =>
    step(body, node, true),
  ),
];
