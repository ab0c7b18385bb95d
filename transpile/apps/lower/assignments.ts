/** Where a variable is assigned after its declaration: `=` and its like, `++`, destructuring, and the variable of a loop. */
import ts from 'typescript';

export function isAssigned(use: ts.Expression): boolean {
  const parent = use.parent;
  if (isTransparent(parent)) return isAssigned(parent);
  if (ts.isBinaryExpression(parent)) return parent.left === use && isAssignment(parent.operatorToken.kind);
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === use;
  return isInPattern(use);
}

/** Something around a target that only the checker sees: `(a) = b`, `a! += b`, `(a as T)++`. */
export const isTransparent = (node: ts.Node): node is Transparent =>
  ts.isParenthesizedExpression(node) ||
  ts.isNonNullExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isTypeAssertionExpression(node) ||
  ts.isSatisfiesExpression(node);

type Transparent =
  | ts.ParenthesizedExpression
  | ts.NonNullExpression
  | ts.AsExpression
  | ts.TypeAssertion
  | ts.SatisfiesExpression;

/** It gets a value here, and nobody looks at what it had. */
export function isGiven(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.left === node)
    return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return !ts.isPrefixUnaryExpression(parent) && !ts.isPostfixUnaryExpression(parent) && isAssigned(node);
}

/** Inside of an array or object literal that stands to the left of `=`. */
function isInPattern(use: ts.Expression): boolean {
  const parent = use.parent;
  if (ts.isArrayLiteralExpression(parent)) return isAssigned(parent);
  if (ts.isSpreadElement(parent)) return isInPattern(parent);
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === use && isAssigned(parent.parent);
  if (ts.isPropertyAssignment(parent)) return parent.initializer === use && isAssigned(parent.parent);
  return ts.isSpreadAssignment(parent) && isAssigned(parent.parent);
}

export function isAssignment(operator: ts.SyntaxKind): boolean {
  return operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment;
}
