/**
 * `x is T`: what a function claims of its argument, and the checker believes. An app does not: where such functions are, a value that is
 * narrowed is looked at again (lower/conversions.ts, lower/unions.ts), which takes something to look at.
 */
import ts from 'typescript';
import { describeKind } from '../describe';
import { layoutsOf, present, sameKind, type Kind } from '../kinds';
import type { CheckContext } from './context';

export function checkClaim(context: CheckContext, node: ts.SignatureDeclaration): void {
  const claim = node.type;
  if (!claim || !ts.isTypePredicateNode(claim) || !claim.type) return;
  const { type } = claim;
  const parameter = node.parameters.find(({ name }) => name.getText() === claim.parameterName.getText());
  if (!parameter)
    return context.report(claim, 'appUnsupported', "'this is T'; give the object as a parameter");
  const from = context.try(parameter, () => context.kinds.ofDeclared(parameter));
  const to = context.try(type, () => context.kinds.ofType(context.kinds.checker.getTypeFromTypeNode(type)));
  if (!from || !to || sameKind(present(from), present(to)) || isToldApart(context, type, from)) return;
  context.report(claim, 'appAssertion', describeKind(from), describeKind(to));
}

/** A member of a union of objects, with a property that has another constant in each. */
function isToldApart({ kinds }: CheckContext, to: ts.TypeNode, from: Kind): boolean {
  if (layoutsOf(present(from)).length < 2) return false;
  const constant = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral | ts.TypeFlags.BooleanLiteral;
  return kinds.checker
    .getTypeFromTypeNode(to)
    .getProperties()
    .some((property) => (kinds.checker.getTypeOfSymbol(property).flags & constant) !== 0);
}
