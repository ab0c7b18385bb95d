/** Properties and elements: at a place that is known, or by a key of a dictionary. */
import ts from 'typescript';
import { describeKind } from '../describe';
import { iteratedKind, present, type Kind } from '../kinds';
import { sharedField } from '../layouts';
import { isLibraryFile } from '../program';
import { isGiven } from '../../lower/assignments';
import type { CheckContext } from './context';

/** Whether the name leads to something that a module, a class or an enum has, and is no property of a value. */
export function isStatic({ kinds }: CheckContext, node: ts.PropertyAccessExpression): boolean {
  const symbol = kinds.symbolAt(node.expression);
  if (symbol === undefined) return false;
  const isNamespace = ts.SymbolFlags.Enum | ts.SymbolFlags.Class | ts.SymbolFlags.Module;
  if (symbol.flags & isNamespace) return true;
  const declaration = symbol.valueDeclaration;
  return declaration !== undefined && isLibraryFile(declaration.getSourceFile()) && isGlobal(symbol);
}

/** `Math`, `console`, `Array` and the other objects of the library, which are no values. */
function isGlobal(symbol: ts.Symbol): boolean {
  return symbol.valueDeclaration !== undefined && ts.isVariableDeclaration(symbol.valueDeclaration);
}

export function checkProperty(context: CheckContext, node: ts.PropertyAccessExpression): void {
  if (!isGiven(node)) checkReadable(context, node.name, context.kinds.symbolAt(node.name));
  if (isStatic(context, node)) return checkStatic(context, node);
  const kind = context.kindOf(node.expression);
  if (kind === undefined) return;
  const of = present(kind);
  if (of.kind === 'erased') {
    return context.report(node.name, 'appErased', of.name, `it may have '${node.name.text}' anywhere`);
  }
  if (of.kind === 'callable') {
    return context.report(node.name, 'appUnsupported', 'names of functions; keep the name beside it');
  }
  if (isMethod(context, node) && !isCalled(node)) {
    return context.report(node, 'appMethodValue', node.getText());
  }
  if (of.kind === 'iterator' && node.name.text === 'next') {
    context.report(node.name, 'appUnsupported', "'next' of iterators; write 'const [first] = map.keys()'");
    return silenceAround(context, node);
  }
  if (of.kind === 'tuple') checkMethodOfTuple(context, node, of);
  checkField(context, node.name, of);
}

/** What has a setter only is undefined for who reads it, whatever its type says. */
export function checkReadable(context: CheckContext, at: ts.Node, property: ts.Symbol | undefined): void {
  const declarations = property?.declarations ?? [];
  if (declarations.some(ts.isSetAccessor) && !declarations.some(ts.isGetAccessor))
    context.report(at, 'appUnsupported', `value of '${property?.name}', which has no getter; give it one`);
}

/** Of what is called here, and of what is looked for in the result. */
function silenceAround(context: CheckContext, node: ts.Expression): void {
  context.silence(node);
  const { parent } = node;
  const isInside = ts.isCallExpression(parent) || ts.isPropertyAccessExpression(parent);
  if (isInside && parent.expression === node) silenceAround(context, parent);
}

/** A tuple becomes an array for a method, so the method cannot change it, and its elements are of one kind. */
function checkMethodOfTuple(context: CheckContext, node: ts.PropertyAccessExpression, of: Kind): void {
  const declaration = context.kinds.symbolAt(node.name)?.valueDeclaration;
  const owner = declaration?.parent;
  if (!declaration || !ts.isMethodSignature(declaration) || !owner || !ts.isInterfaceDeclaration(owner))
    return;
  if (owner.name.text !== 'ReadonlyArray' || iteratedKind(of) === undefined)
    context.report(node.name, 'appUnsupported', `'${node.name.text}' of tuples; write an array`);
}

/** What every member of a union has, and where: methods are found by class. */
function checkField(context: CheckContext, name: ts.MemberName, of: Kind): void {
  if (of.kind !== 'union') return;
  if (sharedField(of, name.text) !== undefined) return;
  context.report(name, 'appUnionMember', name.text, describeKind(of));
  if (ts.isPropertyAccessExpression(name.parent)) context.silence(name.parent);
}

function checkStatic(context: CheckContext, node: ts.PropertyAccessExpression): void {
  if (isMethod(context, node) && !isCalled(node)) context.report(node, 'appMethodValue', node.getText());
}

/** Of a class, or of the library. */
function isMethod({ kinds }: CheckContext, node: ts.PropertyAccessExpression): boolean {
  const declaration = kinds.symbolAt(node.name)?.valueDeclaration;
  if (declaration === undefined) return false;
  const isInLiteral = ts.isObjectLiteralExpression(declaration.parent);
  const isOurs = isLibraryFile(declaration.getSourceFile()) && ts.isMethodSignature(declaration);
  return isOurs || (ts.isMethodDeclaration(declaration) && !isInLiteral);
}

function isCalled(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return isCalled(parent);
  return ts.isCallExpression(parent) && parent.expression === node;
}

export function checkElement(context: CheckContext, node: ts.ElementAccessExpression): void {
  if (isEnum(context, node.expression)) return checkNameInEnum(context, node);
  const kind = context.kindOf(node.expression);
  const key = context.kindOf(node.argumentExpression);
  if (kind === undefined || key === undefined) return;
  if (!isPlace(present(kind), key, node.argumentExpression)) {
    context.report(
      node.argumentExpression,
      'appElement',
      node.argumentExpression.getText(),
      describeKind(kind),
    );
  }
}

const isEnum = ({ kinds }: CheckContext, node: ts.Expression): boolean =>
  ts.isIdentifier(node) && ((kinds.symbolAt(node)?.flags ?? 0) & ts.SymbolFlags.Enum) !== 0;

/** `Color[value]`, the name of a member, or `Color['Red']`, a member. */
function checkNameInEnum(context: CheckContext, node: ts.ElementAccessExpression): void {
  const { argumentExpression: key, expression } = node;
  if (ts.isStringLiteralLike(key)) return;
  const kind = context.kindOf(key);
  if (kind && kind.kind !== 'number') context.report(key, 'appElement', key.getText(), expression.getText());
}

function isPlace(of: Kind, key: Kind, written: ts.Expression): boolean {
  switch (of.kind) {
    case 'array':
    case 'match':
    case 'text':
      return key.kind === 'number';
    case 'tuple':
      return ts.isNumericLiteral(written);
    case 'dictionary':
      return key.kind === 'text' || key.kind === 'number';
    case 'object':
    case 'union':
      return ts.isStringLiteralLike(written);
    default:
      return false;
  }
}
