/**
 * What an expression is evaluated for: its value, whether it counts as true, its text, or its effects alone.
 *
 * Only a value needs one kind. `a && b` of a text and a number is fine as a condition, and `limit ?? 'none'` where it is printed.
 */
import ts from 'typescript';

export type Use = 'value' | 'condition' | 'text' | 'effect';

const K = ts.SyntaxKind;

export interface Surroundings {
  readonly isPrinted: (node: ts.Expression) => boolean;
  /** Whether nobody looks at what the function gives. */
  readonly isVoid: (node: ts.ArrowFunction) => boolean;
}

export function useOf(node: ts.Expression, around: Surroundings): Use {
  const { parent } = node;
  const again = (): Use => useOf(parent as ts.Expression, around);
  if (ts.isParenthesizedExpression(parent)) return again();
  if (ts.isExpressionStatement(parent)) return 'effect';
  if (ts.isArrowFunction(parent) && parent.body === node && around.isVoid(parent)) return 'effect';
  if (ts.isForStatement(parent)) return parent.condition === node ? 'condition' : 'effect';
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) return 'condition';
  if (ts.isPrefixUnaryExpression(parent) && parent.operator === K.ExclamationToken) return 'condition';
  if (ts.isConditionalExpression(parent)) return parent.condition === node ? 'condition' : again();
  const inBinary = ts.isBinaryExpression(parent) ? useInBinary(node, parent, again) : undefined;
  return inBinary ?? (around.isPrinted(node) ? 'text' : 'value');
}

function useInBinary(node: ts.Expression, parent: ts.BinaryExpression, again: () => Use): Use | undefined {
  const isLeft = parent.left === node;
  switch (parent.operatorToken.kind) {
    case K.CommaToken:
      return isLeft ? 'effect' : again();
    case K.AmpersandAmpersandToken:
    case K.BarBarToken: {
      const use = again();
      return use === 'effect' && isLeft ? 'condition' : use;
    }
    case K.QuestionQuestionToken:
      return isLeft ? undefined : again();
    default:
      return undefined;
  }
}

/** Whether what is chosen is looked at by itself, so that the whole needs no kind. */
export function isChoice(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isChoice(node.expression);
  if (ts.isConditionalExpression(node)) return true;
  const choosing = [K.AmpersandAmpersandToken, K.BarBarToken, K.QuestionQuestionToken, K.CommaToken];
  return ts.isBinaryExpression(node) && choosing.includes(node.operatorToken.kind);
}
