/**
 * Operands whose type comes from outside: made of untyped constants, such as `1 << pin` or `wide ? 2 : 1`.
 *
 * The other operand is lowered first when it can give a type. Only the order of the work changes, not that of the program.
 */
import ts from 'typescript';
import { entityOf } from '../declarations';
import type { Scope } from '../scope';
import { isUntyped } from '../types';

export function isFlexible(scope: Scope, node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isFlexible(scope, node.expression);
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return true;
  if (ts.isPrefixUnaryExpression(node)) {
    const signs = [ts.SyntaxKind.MinusToken, ts.SyntaxKind.TildeToken];
    return signs.includes(node.operator) && isFlexible(scope, node.operand);
  }
  if (ts.isConditionalExpression(node))
    return isFlexible(scope, node.whenTrue) && isFlexible(scope, node.whenFalse);
  if (ts.isBinaryExpression(node)) return isFlexibleBinary(scope, node);
  return ts.isIdentifier(node) && isUntypedName(scope, node);
}

function isFlexibleBinary(scope: Scope, node: ts.BinaryExpression): boolean {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.LessThanLessThanToken:
      return isFlexible(scope, node.left);
    case ts.SyntaxKind.PlusToken:
    case ts.SyntaxKind.MinusToken:
    case ts.SyntaxKind.AsteriskToken:
    case ts.SyntaxKind.SlashToken:
    case ts.SyntaxKind.AmpersandToken:
    case ts.SyntaxKind.BarToken:
    case ts.SyntaxKind.CaretToken:
      return isFlexible(scope, node.left) && isFlexible(scope, node.right);
    default:
      return false;
  }
}

function isUntypedName(scope: Scope, node: ts.Identifier): boolean {
  const { compiler, frame } = scope;
  const declaration = compiler.symbolAt(node)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
  const local = frame?.find(declaration);
  if (local) return local.kind === 'constant' && isUntyped(local.value.type);
  if (
    !compiler.modules.has(declaration.getSourceFile()) ||
    !ts.isSourceFile(declaration.parent.parent.parent)
  ) {
    return false;
  }
  const entity = entityOf(compiler, declaration);
  return entity.kind === 'constant' && isUntyped(entity.value.type);
}
