/**
 * Operators on numbers.
 *
 * Results are checked: what JavaScript would keep as a larger number faults. `(a + b) | 0` asks for the low 32 bits of an exact sum, so sums
 * and differences inside of it wrap; a quotient exists only where it is rounded.
 */
import ts from 'typescript';
import type { CoreExpression } from '../../core/core';
import { NUMBER } from '../../frontend/kinds';
import type { Body } from '../body';
import { number, operation } from '../build';

const OPERATIONS: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.PlusToken]: 'add',
  [ts.SyntaxKind.MinusToken]: 'subtract',
  [ts.SyntaxKind.AsteriskToken]: 'multiply',
  [ts.SyntaxKind.AsteriskAsteriskToken]: 'power',
  [ts.SyntaxKind.PercentToken]: 'remainder',
  [ts.SyntaxKind.LessThanLessThanToken]: 'shift_left',
  [ts.SyntaxKind.GreaterThanGreaterThanToken]: 'shift_right',
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: 'shift_right_unsigned',
  [ts.SyntaxKind.AmpersandToken]: 'and',
  [ts.SyntaxKind.BarToken]: 'or',
  [ts.SyntaxKind.CaretToken]: 'xor',
};

/** The operation of an operator, if it is one on numbers. */
export const arithmeticOf = (operator: ts.SyntaxKind): string | undefined => OPERATIONS[operator];

export function arithmetic(body: Body, node: ts.BinaryExpression, name: string): CoreExpression {
  const isConversion = node.operatorToken.kind === ts.SyntaxKind.BarToken && isZero(node.right);
  if (isConversion) return to32Bits(body, node.left);
  const lower = OF_32_BITS.has(node.operatorToken.kind) ? to32Bits : numberOf;
  return both(body, name, node, (operand) => lower(body, operand));
}

/** Operators that take the low 32 bits of their operands. */
export const OF_32_BITS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
]);

export const numberOf = (body: Body, node: ts.Expression): CoreExpression => body.expression(node, NUMBER);

/** `node | 0`: the low 32 bits. */
export function to32Bits(body: Body, node: ts.Expression): CoreExpression {
  const inside = withoutParentheses(node);
  // 0xffff0000 is no number of ours, its low 32 bits are.
  if (ts.isNumericLiteral(inside)) return number(Number(inside.text) | 0);
  const operator = ts.isBinaryExpression(inside) ? inside.operatorToken.kind : undefined;
  if (ts.isBinaryExpression(inside) && operator === ts.SyntaxKind.SlashToken)
    return quotient(body, inside, 'divide');
  const name = operator === undefined ? undefined : WRAPPING[operator];
  if (!ts.isBinaryExpression(inside) || name === undefined) return numberOf(body, inside);
  return both(body, name, inside, (operand) => to32BitsOfSum(body, operand));
}

/** A part of a sum that wraps as a whole: a quotient in it is no integer yet. */
function to32BitsOfSum(body: Body, node: ts.Expression): CoreExpression {
  const inside = withoutParentheses(node);
  const isSum = ts.isBinaryExpression(inside) && WRAPPING[inside.operatorToken.kind] !== undefined;
  return isSum ? to32Bits(body, inside) : numberOf(body, inside);
}

/** `a / b` as the given operation rounds it. */
export const quotient = (body: Body, node: ts.BinaryExpression, operationName: string): CoreExpression =>
  both(body, operationName, node, (operand) => numberOf(body, operand));

const WRAPPING: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.PlusToken]: 'wrapping_add',
  [ts.SyntaxKind.MinusToken]: 'wrapping_subtract',
};

function both(
  body: Body,
  name: string,
  node: ts.BinaryExpression,
  lower: (operand: ts.Expression) => CoreExpression,
): CoreExpression {
  const operands = body.inOrder([() => lower(node.left), () => lower(node.right)]);
  return operation(name, ...operands);
}

export function withoutParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? withoutParentheses(node.expression) : node;
}

const isZero = (node: ts.Expression): boolean => ts.isNumericLiteral(node) && node.text === '0';
