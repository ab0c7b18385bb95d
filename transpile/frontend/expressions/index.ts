/**
 * Expressions: which syntax is lowered where.
 *
 * `lowerExpression` may give a place of storage type; `valueOf` makes a reference of it; `lowerAs` converts to the type of the
 * place where the value goes. `expected` is only a hint that gives untyped constants a type: whoever needs the type
 * still converts.
 */
import ts from 'typescript';
import type { Expression, Type } from '../../ir/ir';
import { describeSyntax } from '../syntax-names';
import type { Scope } from '../scope';
import { BOOL, ERROR } from '../types';
import { lowerElementAccess, lowerPropertyAccess } from './access';
import { lowerArrow } from './arrows';
import { lowerAssembly } from './assembly';
import { lowerAssertion, lowerNonNull } from './assertions';
import { lowerBinary } from './binary';
import { lowerCall } from './calls';
import { lowerConditional } from './conditional';
import { coerce, errorAt, valueOf } from './conversions';
import { lowerLiteral, lowerNull } from './literals';
import { lowerIdentifier, lowerThis } from './identifiers';
import { lowerUnary } from './unary';

export { arrayPlace, coerce, convert, errorAt, valueOf } from './conversions';

export function lowerExpression(scope: Scope, node: ts.Expression, expected?: Type): Expression {
  if (ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node)) {
    return lowerExpression(scope, node.expression, expected);
  }
  if (ts.isIdentifier(node)) return lowerIdentifier(scope, node);
  if (ts.isPropertyAccessExpression(node)) return lowerPropertyAccess(scope, node);
  if (ts.isElementAccessExpression(node)) return lowerElementAccess(scope, node);
  if (ts.isBinaryExpression(node)) return lowerBinary(scope, node, expected);
  if (ts.isCallExpression(node)) return lowerCall(scope, node);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
    return lowerUnary(scope, node, expected);
  if (ts.isConditionalExpression(node)) return lowerConditional(scope, node, expected);
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) return lowerAssertion(scope, node);
  if (ts.isNonNullExpression(node)) return lowerNonNull(scope, node);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return lowerArrow(scope, node, expected);
  if (ts.isTaggedTemplateExpression(node)) return lowerAssembly(scope, node);
  return lowerKeyword(scope, node) ?? lowerLiteral(scope, node) ?? refuse(scope, node);
}

function lowerKeyword(scope: Scope, node: ts.Expression): Expression | undefined {
  const location = scope.compiler.locationOf(node);
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { kind: 'bool', type: BOOL, location, value: true };
    case ts.SyntaxKind.FalseKeyword:
      return { kind: 'bool', type: BOOL, location, value: false };
    case ts.SyntaxKind.NullKeyword:
      return lowerNull(scope, node);
    case ts.SyntaxKind.ThisKeyword:
      return lowerThis(scope, node);
    default:
      return undefined;
  }
}

/** Everything else the dialect does not have. */
function refuse(scope: Scope, node: ts.Expression): Expression {
  if (ts.isNewExpression(node)) {
    scope.compiler.report(node, 'heapAllocation', node.getText().slice(0, 40));
  } else if (ts.isObjectLiteralExpression(node)) {
    scope.compiler.report(node, 'objectLiteral');
  } else if (ts.isArrayLiteralExpression(node)) {
    scope.compiler.report(node, 'arrayLiteral');
  } else {
    scope.compiler.report(node, 'unsupported', describeSyntax(node));
  }
  return errorAt(scope, node);
}

/** A value of exactly `target`; reports where that is not possible. */
export function lowerAs(scope: Scope, node: ts.Expression, target: Type): Expression {
  return coerce(scope, lowerExpression(scope, node, target), target, node);
}

/** A value of whatever type it has. */
export const lowerValue = (scope: Scope, node: ts.Expression, expected?: Type): Expression =>
  valueOf(lowerExpression(scope, node, expected));

/** A condition: bool, and nothing that counts as true in JavaScript. */
export function lowerCondition(scope: Scope, node: ts.Expression): Expression {
  const value = lowerValue(scope, node);
  if (value.type.kind === 'bool' || value.type === ERROR) return value;
  scope.compiler.report(node, 'conditionType', ...conditionHint(value, node));
  return errorAt(scope, node);
}

function conditionHint(value: Expression, node: ts.Expression): [string, string] {
  const short = node.getText().slice(0, 30);
  const text = ts.isBinaryExpression(node) || ts.isConditionalExpression(node) ? `(${short})` : short;
  const { type } = value;
  switch (type.kind) {
    case 'integer':
      return [type.name, `'${text} !== ${type.name === 'u64' ? '0n' : '0'}'`];
    case 'reference':
    case 'function':
      return [type.nullable ? 'a reference' : 'a reference that is never null', `'${text} !== null'`];
    default:
      return [type.kind, 'a comparison'];
  }
}
