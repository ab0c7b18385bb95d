/** Arithmetic on integers: a quotient is rounded where it is made, and a product that wraps says so. */
import ts from 'typescript';
import { libraryMember } from '../library-names';
import type { CheckContext } from './context';

const K = ts.SyntaxKind;
const ROUNDINGS = ['Math.trunc', 'Math.floor', 'Math.ceil', 'Math.round'];
/** There is an operation for the integer root alone. */
const ROOT_ROUNDINGS = ['Math.trunc', 'Math.floor'];

export function checkArithmetic(context: CheckContext, node: ts.BinaryExpression): void {
  const operator = node.operatorToken.kind;
  if (operator === K.SlashEqualsToken) {
    const text = `${node.left.getText()} / ${node.right.getText()}`;
    context.report(node.operatorToken, 'appQuotient', text);
  }
  if (operator === K.SlashToken && !isTruncated(node) && roundingOf(context, node) === undefined) {
    context.report(node, 'appQuotient', node.getText());
  }
  if (operator === K.AsteriskToken && isTruncated(node)) {
    context.report(node, 'appProduct', node.left.getText(), node.right.getText());
  }
}

/** Math.sqrt, where a fraction cannot get any further. */
export function checkRoot(context: CheckContext, node: ts.CallExpression): void {
  const rounding = roundingOf(context, node);
  const isRounded = rounding !== undefined && ROOT_ROUNDINGS.includes(rounding);
  if (!isRounded) context.report(node, 'appQuotient', node.getText());
}

/** `(...) | 0` or `~~(...)`. */
function isTruncated(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isTruncated(parent);
  if (ts.isPrefixUnaryExpression(parent)) {
    const outer = parent.parent;
    const isTwice = ts.isPrefixUnaryExpression(outer) && outer.operator === K.TildeToken;
    return isTwice && parent.operator === K.TildeToken;
  }
  if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== K.BarToken) return false;
  return parent.left === node && ts.isNumericLiteral(parent.right) && parent.right.text === '0';
}

/** The function of Math around it that rounds. */
function roundingOf(context: CheckContext, node: ts.Expression): string | undefined {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return roundingOf(context, parent);
  if (!ts.isCallExpression(parent) || parent.expression === node) return undefined;
  const member = libraryMember(context.kinds.checker, parent.expression);
  return member !== undefined && ROUNDINGS.includes(member) ? member : undefined;
}
