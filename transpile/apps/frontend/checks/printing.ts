/** What becomes a text: operands of `+` with a text, parts of templates, arguments of console.log and String. */
import ts from 'typescript';
import { describeKind } from '../describe';
import { present, type Kind } from '../kinds';
import { libraryMember } from '../library-names';
import type { CheckContext } from './context';

/** Numbers, texts, booleans, undefined and null have one; the text of everything else would help nobody. */
export function isPrintable(kind: Kind): boolean {
  return ['number', 'text', 'boolean', 'absent', 'void', 'never'].includes(present(kind).kind);
}

/** What console.log prints of an error is Node's own: its text is `${error}`. */
function hasText({ kinds }: CheckContext, { parent }: ts.Expression, kind: Kind): boolean {
  if (kind.kind !== 'error') return isPrintable(kind);
  return !ts.isCallExpression(parent) || libraryMember(kinds.checker, parent.expression) !== 'console.log';
}

/** Whether the parent makes a text of this expression. */
export function isPrinted(context: CheckContext, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isTemplateSpan(parent)) return true;
  if (ts.isBinaryExpression(parent)) return isConcatenated(context, parent);
  if (!ts.isCallExpression(parent) || parent.expression === node) return false;
  const member = libraryMember(context.kinds.checker, parent.expression);
  return member === 'console.log' || member === 'String';
}

/** Whether `+` or `+=` puts texts together here. */
export function isConcatenated({ kinds }: CheckContext, node: ts.BinaryExpression): boolean {
  const operator = node.operatorToken.kind;
  if (operator !== ts.SyntaxKind.PlusToken && operator !== ts.SyntaxKind.PlusEqualsToken) return false;
  return (kinds.checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) !== 0;
}

export function checkPrinted(context: CheckContext, node: ts.Expression, kind: Kind): void {
  if (kind.kind === 'erased') context.report(node, 'appErased', kind.name, 'no text can be made of it');
  else if (!hasText(context, node, kind)) context.report(node, 'appNoText', describeKind(kind));
}
