/**
 * Where the checker may be wrong about what a local is. It believes a function that says `x is T`, whatever that tests; and where
 * `a ?? b` is a condition that is false, it believes that `a` is undefined and whatever `b` says, though `a` may be false itself.
 * In a program with either, what is narrowed is looked at again.
 */
import ts from 'typescript';
import { isCondition } from './missing';

const K = ts.SyntaxKind;

export function hasClaim(checker: ts.TypeChecker, node: ts.Node): boolean {
  if (ts.isTypePredicateNode(node)) return true;
  if (ts.isBinaryExpression(node) && isDoubtfulCondition(checker, node)) return true;
  return ts.forEachChild(node, (child) => hasClaim(checker, child) || undefined) ?? false;
}

/** A literal behind the `??` says nothing; its left side may, if it tells members of a union apart. */
function isDoubtfulCondition(checker: ts.TypeChecker, node: ts.BinaryExpression): boolean {
  const operator = node.operatorToken.kind;
  if (operator !== K.QuestionQuestionToken && operator !== K.QuestionQuestionEqualsToken) return false;
  if (!decides(node) || !canBeFalse(checker.getTypeAtLocation(node.left))) return false;
  const isLiteral = LITERALS.has(node.right.kind);
  return !isLiteral || (ts.isPropertyAccessExpression(node.left) && isUnion(checker, node.left.expression));
}

/** Whether anything is evaluated only because it is true, or false. */
function decides(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return decides(parent);
  return isCondition(node) || (ts.isBinaryExpression(parent) && LOGIC.has(parent.operatorToken.kind));
}

const LOGIC: ReadonlySet<ts.SyntaxKind> = new Set([K.AmpersandAmpersandToken, K.BarBarToken]);

const LITERALS: ReadonlySet<ts.SyntaxKind> = new Set([
  K.TrueKeyword,
  K.FalseKeyword,
  K.NumericLiteral,
  K.StringLiteral,
]);

const FALSE = ts.TypeFlags.BooleanLike | ts.TypeFlags.NumberLike | ts.TypeFlags.StringLike;

const canBeFalse = (type: ts.Type): boolean =>
  (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & FALSE) !== 0);

const isUnion = (checker: ts.TypeChecker, node: ts.Expression): boolean =>
  checker.getNonNullableType(checker.getTypeAtLocation(node)).isUnion();
