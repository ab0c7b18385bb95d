/** Functions as values, `this`, and what type parameters hide. */
import ts from 'typescript';
import { MOST_CLOSURE_PARAMETERS, type Kind } from '../kinds';
import type { CheckContext } from './context';

/** A function that is not called where it is named goes where all calls look the same. */
export function checkFunctionValue(context: CheckContext, node: ts.Expression, kind: Kind): void {
  if (kind.kind !== 'callable' || kind.parameters.length <= MOST_CLOSURE_PARAMETERS) return;
  context.report(node, 'appParameters', String(kind.parameters.length), String(MOST_CLOSURE_PARAMETERS));
}

/** Of a method or constructor, or of an arrow function in one. */
export function checkThis(context: CheckContext, node: ts.Node): void {
  const around = thisContainer(node);
  const isMember = ts.isClassElement(around) && ts.isClassDeclaration(around.parent);
  if (!isMember) context.report(node, 'appThis');
}

function thisContainer(node: ts.Node): ts.Node {
  const { parent } = node;
  const hasOwn = ts.isFunctionLike(parent) && !ts.isArrowFunction(parent);
  return hasOwn || ts.isPropertyDeclaration(parent) || ts.isSourceFile(parent)
    ? parent
    : thisContainer(parent);
}
