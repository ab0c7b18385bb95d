/** What only the checker sees: parentheses, `as`, `<T>`, `satisfies`, `!`; and `void`. */
import ts from 'typescript';
import { ABSENT } from '../../frontend/kinds';
import type { Body } from '../body';
import { operation, UNDEFINED } from '../build';
import { unwrapped } from '../conversions';
import { lowers, type ExpressionEntry, type ExpressionHandler } from '../handlers';
import { evaluate } from '../statements/simple';
import type { Value } from '../value';

const inside: ExpressionHandler<
  ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion
> = (body, node) => body.value(node.expression);

/** Undefined or null is a fault. */
function nonNull(body: Body, node: ts.NonNullExpression): Value {
  const value = body.value(node.expression);
  if (value.kind.kind !== 'maybe') return value;
  return unwrapped({ ...value, code: operation('present', value.code) });
}

function lowerVoid(body: Body, node: ts.VoidExpression): Value {
  evaluate(body, node.expression);
  return { code: UNDEFINED, kind: ABSENT };
}

export const TRANSPARENT: readonly ExpressionEntry[] = [
  lowers<ts.ParenthesizedExpression>(ts.SyntaxKind.ParenthesizedExpression, inside),
  lowers<ts.AsExpression>(ts.SyntaxKind.AsExpression, inside),
  lowers<ts.TypeAssertion>(ts.SyntaxKind.TypeAssertionExpression, inside),
  lowers<ts.SatisfiesExpression>(ts.SyntaxKind.SatisfiesExpression, inside),
  lowers(ts.SyntaxKind.NonNullExpression, nonNull),
  lowers(ts.SyntaxKind.VoidExpression, lowerVoid),
];
