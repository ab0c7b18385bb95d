/** Literals: exact integers, ASCII texts, null. */
import ts from 'typescript';
import type { Expression } from '../../ir/ir';
import type { Scope } from '../scope';
import { NULL, STRING, untyped } from '../types';
import { errorAt } from './conversions';

export function lowerLiteral(scope: Scope, node: ts.Expression): Expression | undefined {
  if (ts.isNumericLiteral(node)) return lowerNumber(scope, node);
  if (ts.isBigIntLiteral(node)) {
    const value = BigInt(node.text.replace(/n$/, ''));
    return { kind: 'integer', type: untyped(true), location: scope.compiler.locationOf(node), value };
  }
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return lowerText(scope, node);
  return undefined;
}

function lowerNumber(scope: Scope, node: ts.NumericLiteral): Expression {
  const source = node.getText().replace(/_/g, '');
  const location = scope.compiler.locationOf(node);
  const isExact = /^(0[xob][0-9a-f]+|\d+)$/i.test(source) && !/^0\d/.test(source);
  if (isExact) {
    const spelling = /^0[xb]/i.test(source) ? { spelling: source } : {};
    return { kind: 'integer', type: untyped(), location, value: BigInt(source), ...spelling };
  }
  const value = Number(node.text);
  if (Number.isSafeInteger(value))
    return { kind: 'integer', type: untyped(), location, value: BigInt(value) };
  scope.compiler.report(node, 'floatingPoint', node.getText());
  return errorAt(scope, node);
}

function lowerText(scope: Scope, node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral): Expression {
  const bad = [...node.text].find((character) => (character.codePointAt(0) ?? 0) > 0x7f);
  if (bad !== undefined) {
    scope.compiler.report(node, 'nonAsciiText', `'${bad}'`);
    return errorAt(scope, node);
  }
  return { kind: 'string', type: STRING, location: scope.compiler.locationOf(node), value: node.text };
}

export const lowerNull = (scope: Scope, node: ts.Node): Expression => ({
  kind: 'null',
  type: NULL,
  location: scope.compiler.locationOf(node),
});
