/** Types of what is declared: all of it has kinds, down to the last field. */
import ts from 'typescript';
import { layoutsOf, present, type Kind } from '../kinds';
import type { CheckContext } from './context';

export function checkDeclared(
  context: CheckContext,
  node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertyDeclaration | ts.BindingElement,
): void {
  if (!ts.isIdentifier(node.name) && !ts.isPrivateIdentifier(node.name)) return;
  const kind = context.try(node.name, () => context.kinds.ofDeclared(node));
  if (kind === undefined) return;
  if (kind.kind === 'iterator') {
    context.report(node.name, 'appUnsupported', "iterators in variables; write '[...iterator]'");
  }
  complete(context, node.name, kind);
}

/** What a function is called with, and gives. */
export function checkSignature(
  context: CheckContext,
  node: ts.FunctionDeclaration | ts.MethodDeclaration,
): void {
  context.try(node.type ?? node, () => context.kinds.ofFunction(node));
}

/** An interface or an alias: wrong also where nobody uses it. */
export function checkTypeDeclaration(
  context: CheckContext,
  node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
): void {
  const type = context.kinds.checker.getTypeAtLocation(node.name);
  const kind = context.try(node.name, () => context.kinds.ofType(type));
  if (kind) complete(context, node.name, kind);
}

/** Asks for the kinds of all fields, and looks at what maps and sets have for keys. */
function complete(context: CheckContext, at: ts.Node, kind: Kind, seen = new Set<Kind>()): void {
  if (seen.has(kind)) return;
  seen.add(kind);
  const again = (of: Kind): void => complete(context, at, of, seen);
  if (kind.kind === 'map') checkKey(context, at, kind.key);
  if (kind.kind === 'set') checkKey(context, at, kind.of);
  if ('of' in kind) again(kind.of);
  if (kind.kind === 'tuple') kind.kinds.forEach(again);
  if (kind.kind === 'callable') [...kind.parameters, kind.result].forEach(again);
  for (const field of layoutsOf(kind).flatMap((layout) => layout.fields)) {
    const of = context.try(at, () => field.kind);
    if (of) again(of);
  }
}

/** Keys are compared as numbers, as texts or as references. */
function checkKey(context: CheckContext, at: ts.Node, key: Kind): void {
  if (key !== present(key)) context.report(at, 'appUnsupported', 'keys that may be undefined');
}

/** In JavaScript a member may be computed when the program runs; here it is a constant. */
export function checkEnumMember(context: CheckContext, node: ts.EnumMember): void {
  if (!node.initializer || context.kinds.checker.getConstantValue(node) !== undefined) return;
  context.report(node, 'appUnsupported', 'members of enums that are computed; write the number or the text');
}
