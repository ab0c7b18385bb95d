/** That an expression whose value somebody uses has one, of a kind that suits the use. */
import ts from 'typescript';
import type { Kinds } from '../expression-kinds';
import { present, type Kind } from '../kinds';
import { isLibraryFile } from '../program';
import { isTarget } from '../syntax';
import type { CheckContext } from './context';
import { functionAround } from './flows';
import { checkFunctionValue } from './functions';
import { checkPrinted, isPrinted } from './printing';
import { isChoice, useOf } from './uses';

export function checkValue(context: CheckContext, node: ts.Expression): void {
  if (ts.isIdentifier(node) && isOperations(context, node)) {
    return context.report(node, 'appUnsupported', `'${node.text}', which is the library's own`);
  }
  if (isNoValue(context, node)) return;
  const use = useOf(node, {
    isPrinted: (printed) => isPrinted(context, printed),
    isVoid: (made) => context.try(made, () => context.kinds.ofFunction(made).result)?.kind === 'void',
  });
  if (use === 'effect' || (use !== 'value' && isChoice(node))) return;
  const kind = context.kindOf(node);
  if (kind === undefined) return;
  if (isFunctionNamed(context, node)) checkFunctionValue(context, node, kind);
  checkNothing(context, node, present(kind));
  if (use === 'text') checkPrinted(context, node, kind);
  if (use === 'condition' && kind.kind === 'erased') {
    context.report(node, 'appErased', kind.name, '0, an empty text and undefined count as false');
  }
}

/**
 * `() => void` is also the type of a function that gives something, of which the caller gets to know in JavaScript: there nobody may look at it,
 * nor hand it on as the result of a function that can be called by its name.
 */
function checkNothing(context: CheckContext, node: ts.Expression, kind: Kind): void {
  if (kind.kind === 'array' && kind.of.kind === 'void')
    context.report(node, 'appUnsupported', "arrays of what functions without a result give; use 'forEach'");
  if (kind.kind !== 'void' || !ts.isCallExpression(node) || isDeclared(context.kinds, node.expression))
    return;
  const { parent } = node;
  const isHandedOn = ts.isReturnStatement(parent) && isValue(functionAround(parent));
  if (!isHandedOn)
    context.report(
      node,
      'appUnsupported',
      "results of functions whose type says 'void'; write the type that they have",
    );
}

const isValue = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** A function, a method of a class, or what the library has: it gives what its type says. */
function isDeclared(kinds: Kinds, callee: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(callee) || ts.isNonNullExpression(callee))
    return isDeclared(kinds, callee.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const declaration = kinds.symbolAt(name)?.valueDeclaration;
  if (declaration === undefined) return false;
  const isFunction = ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration);
  return isFunction || isLibraryFile(declaration.getSourceFile());
}

/** What is called, gone through, assigned to or looked into as a part of what is around it. */
function isNoValue(context: CheckContext, node: ts.Expression): boolean {
  const { parent } = node;
  const isPart =
    ts.isSpreadElement(node) || ts.isOmittedExpression(node) || ts.isParenthesizedExpression(node);
  if (isPart || ts.isExpressionWithTypeArguments(node)) return true;
  const isCallee = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === node;
  if (isCallee || isPattern(node)) return true;
  const isAccess = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  const isOwner = isAccess && parent.expression === node;
  const isName = ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword;
  return isName && (isOwner || isClassTest(node)) && isNamespace(context, node);
}

/** Where a function becomes a value: it is written there, or its name is. */
function isFunctionNamed({ kinds }: CheckContext, node: ts.Expression): boolean {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return true;
  const declaration = ts.isIdentifier(node) ? kinds.symbolAt(node)?.valueDeclaration : undefined;
  return declaration !== undefined && ts.isFunctionDeclaration(declaration);
}

function isClassTest({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
}

/** The left side of a destructuring assignment, or a part of it. */
const isPattern = (node: ts.Node): boolean =>
  (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) && isTarget(node);

/** What only the library's own parts can name (library/operations.d.ts). */
function isOperations({ kinds }: CheckContext, node: ts.Identifier): boolean {
  const declaration = kinds.symbolAt(node)?.declarations?.[0];
  return (
    declaration !== undefined &&
    ts.isModuleDeclaration(declaration) &&
    ts.isIdentifier(declaration.name) &&
    isLibraryFile(declaration.getSourceFile())
  );
}

/** A class, an enum, an imported module, or an object of the library: `Math`. */
function isNamespace({ kinds }: CheckContext, node: ts.Expression): boolean {
  const symbol = kinds.symbolAt(node);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined) return false;
  const flags = ts.SymbolFlags.Class | ts.SymbolFlags.Enum | ts.SymbolFlags.Module;
  return (symbol.flags & flags) !== 0 || isLibraryFile(declaration.getSourceFile());
}
