/** Where values go: into variables, fields, elements, parameters and results, each of a kind that they must be or become. */
import ts from 'typescript';
import { iteratedKind, present, wideningOf, type CallableKind, type Kind } from '../kinds';
import { findField, hasHiddenFields } from '../layouts';
import { describeKind } from '../describe';
import { libraryMember } from '../library-names';
import { constantName, isNumeral } from '../property-names';
import { isTarget } from '../syntax';
import { RefusedKind } from '../refused-kind';
import { checkReadable } from './access';
import type { CheckContext } from './context';
import { isConcatenated } from './printing';

const K = ts.SyntaxKind;

export function flowIntoVariable(
  context: CheckContext,
  node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertyDeclaration,
): void {
  if (ts.isObjectBindingPattern(node.name) || ts.isArrayBindingPattern(node.name)) return;
  if (node.initializer) context.flow(node.initializer, () => context.kinds.ofDeclared(node));
}

export function flowOfAssignment(context: CheckContext, node: ts.BinaryExpression): void {
  const operator = node.operatorToken.kind;
  const assigns = operator >= K.FirstAssignment && operator <= K.LastAssignment;
  const isPattern = ts.isArrayLiteralExpression(node.left) || ts.isObjectLiteralExpression(node.left);
  if (!assigns || isPattern || isConcatenated(context, node)) return;
  if (isLength(context, node.left) && node.right.getText() !== '0') context.report(node, 'appLength');
  context.flow(node.right, () => kindOfTarget(context, node.left));
}

function isLength(context: CheckContext, target: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(target) && libraryMember(context.kinds.checker, target) === 'Array.length'
  );
}

/** Before any narrowing: what the place can hold. */
function kindOfTarget(context: CheckContext, target: ts.Expression): Kind {
  const { kinds } = context;
  if (ts.isParenthesizedExpression(target)) return kindOfTarget(context, target.expression);
  return ts.isIdentifier(target)
    ? kinds.ofVariable(target)
    : kinds.ofType(kinds.checker.getTypeAtLocation(target));
}

/** Out of the function around it: a `return` with a value, or the body of an arrow function. */
export function flowOfResult(
  context: CheckContext,
  value: ts.Expression,
  from: ts.SignatureDeclaration,
): void {
  const result = context.try(value, () => context.kinds.ofFunction(from).result);
  if (result && result.kind !== 'void') context.flow(value, () => result);
}

export function functionAround(node: ts.Node): ts.SignatureDeclaration | undefined {
  const { parent } = node;
  if (ts.isSourceFile(parent)) return undefined;
  return ts.isFunctionLike(parent) ? parent : functionAround(parent);
}

export function flowIntoArray(context: CheckContext, node: ts.ArrayLiteralExpression): void {
  if (isTarget(node)) return;
  const kind = context.kindOf(node);
  if (kind?.kind !== 'array' && kind?.kind !== 'tuple') return;
  const isPlain = !node.elements.some(ts.isSpreadElement);
  if (isPlain && kind.kind === 'tuple' && node.elements.length < kind.kinds.length)
    return context.report(node, 'appUnsupported', SHORTER);
  node.elements.forEach((element, at) => {
    const wanted = kind.kind === 'array' ? kind.of : (kind.kinds[at] as Kind);
    if (!ts.isSpreadElement(element)) return context.flow(element, () => wanted);
    if (kind.kind === 'tuple')
      return context.report(element, 'appUnsupported', "'...' in a tuple; write the elements");
    flowOfSpread(context, element, wanted);
  });
}

const SHORTER =
  "array literals that are shorter than their pattern and not right behind its '='; write an assignment for each";

/** Each of what is gone through. */
function flowOfSpread(context: CheckContext, node: ts.SpreadElement, wanted: Kind): void {
  const kind = context.kindOf(node.expression);
  if (kind === undefined) return;
  const element = iteratedKind(kind);
  if (element === undefined || wideningOf(element, wanted) === undefined) {
    context.report(node, 'appConversion', describeKind(kind), `${describeKind(wanted)}[]`);
  }
}

export function flowIntoObject(context: CheckContext, node: ts.ObjectLiteralExpression): void {
  if (isTarget(node)) return;
  const kind = context.kindOf(node);
  if (kind?.kind !== 'object' && kind?.kind !== 'dictionary') return;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) flowOfFields(context, property, kind);
    else flowIntoProperty(context, property, kind);
  }
}

function flowIntoProperty(context: CheckContext, property: ts.ObjectLiteralElementLike, kind: Kind): void {
  const name = property.name && constantName(property.name);
  if (kind.kind === 'object' && (name === undefined || isNumeral(name))) {
    return context.report(
      property,
      'appUnsupported',
      'names of properties that are numbers or computed; use a Map or a Record',
    );
  }
  const wanted =
    kind.kind === 'dictionary'
      ? kind.of
      : kind.kind === 'object'
        ? findField(kind.layout, name ?? '')?.kind
        : undefined;
  if (wanted === undefined)
    return context.report(property, 'appConversion', property.getText(), describeKind(kind));
  if (ts.isPropertyAssignment(property)) context.flow(property.initializer, () => wanted);
  if (ts.isShorthandPropertyAssignment(property)) context.flow(property.name, () => wanted);
  if (ts.isMethodDeclaration(property)) flowOfMethod(context, property, wanted);
}

/** `{ run() { ... } }` */
function flowOfMethod(context: CheckContext, method: ts.MethodDeclaration, wanted: Kind): void {
  const kind = context.try(method.name, () => context.kinds.ofFunction(method));
  if (kind && wideningOf(kind, wanted) === undefined) {
    context.report(method.name, 'appConversion', describeKind(kind), describeKind(wanted));
  }
}

function flowOfFields(context: CheckContext, spread: ts.SpreadAssignment, into: Kind): void {
  const from = context.kindOf(spread.expression);
  if (from === undefined) return;
  if (from.kind === 'object' && hasHiddenFields(from.layout)) return reportHidden(context, spread);
  const fields = from.kind === 'object' ? from.layout.fields : [];
  const fits =
    from.kind === 'object' && into.kind === 'object'
      ? fields.every((field) => {
          const target = findField(into.layout, field.name);
          return target && wideningOf(field.kind, target.kind) !== undefined;
        })
      : from.kind === 'dictionary' &&
        into.kind === 'dictionary' &&
        wideningOf(from.of, into.of) !== undefined;
  if (!fits) context.report(spread, 'appConversion', describeKind(from), describeKind(into));
}

/** JavaScript copies private fields as well, and its checker does not know. */
function reportHidden(context: CheckContext, node: ts.Node): void {
  context.report(node, 'appUnsupported', "'...' of objects with private fields; name the properties");
}

/** `{ [key]: a }` of a Record; `{ a, ...others }` of an object: the others are copied. */
export function checkPart(context: CheckContext, node: ts.BindingElement): void {
  if (!ts.isObjectBindingPattern(node.parent)) return;
  const { checker } = context.kinds;
  const type = checker.getTypeAtLocation(node.parent);
  const name = node.propertyName ?? node.name;
  if (ts.isIdentifier(name)) checkReadable(context, node, checker.getPropertyOfType(type, name.text));
  const isComputed = ts.isComputedPropertyName(name);
  if (!(isComputed || node.dotDotDotToken)) return;
  const from = context.try(node, () => context.kinds.ofType(type));
  if (isComputed && from && from.kind !== 'dictionary')
    context.report(node, 'appUnsupported', "computed names in patterns of objects; write 'object.name'");
  if (!node.dotDotDotToken) return;
  if (from?.kind === 'dictionary')
    context.report(node, 'appUnsupported', "'...' of a Record in a pattern; copy it and delete the keys");
  if (from?.kind === 'object' && hasHiddenFields(from.layout)) reportHidden(context, node);
}

export function flowIntoCall(context: CheckContext, node: ts.CallExpression | ts.NewExpression): void {
  const member = libraryMember(context.kinds.checker, node.expression);
  // Of Object: whatever has properties.
  if (member?.startsWith('Object.')) return;
  const isOfLibrary = member !== undefined;
  const callee = isOfLibrary ? undefined : context.try(node, () => context.kinds.ofCall(node));
  let at = 0;
  for (const argument of node.arguments ?? []) {
    const wanted = callee
      ? parameterKind(callee, at)
      : isOfLibrary
        ? libraryParameter(context, node, at)
        : undefined;
    if (ts.isSpreadElement(argument)) {
      if (isOfLibrary && !TAKES_MANY.has(member))
        context.report(argument, 'appSpread', node.expression.getText());
      else if (callee && isPlainParameter(callee, at)) at += flowOfTuple(context, argument, callee, at) - 1;
      else if (wanted) flowOfSpread(context, argument, wanted);
    } else if (wanted) context.flow(argument, () => wanted);
    at++;
  }
}

/** What of the library is called with as many arguments as there are. */
const TAKES_MANY: ReadonlySet<string> = new Set([
  ...[
    'Math.max',
    'Math.min',
    'Array.of',
    'Array.push',
    'Array.unshift',
    'Array.splice',
    'String.fromCharCode',
  ],
]);

const isPlainParameter = ({ parameters, rest }: CallableKind, at: number): boolean =>
  at < parameters.length - (rest ? 1 : 0);

/** The elements of a tuple as the arguments from `at` on; how many they are. */
function flowOfTuple(
  context: CheckContext,
  node: ts.SpreadElement,
  callee: CallableKind,
  at: number,
): number {
  const kinds = context.try(node, () => context.kinds.elementsOfFixed(node.expression));
  if (!kinds) {
    context.report(node, 'appSpread', 'a function with other parameters');
    return 1;
  }
  const isRest = !isPlainParameter(callee, at + kinds.length - 1);
  if (isRest) context.report(node, 'appSpread', 'a function with other parameters');
  kinds.forEach((of, index) => {
    const wanted = parameterKind(callee, at + index);
    if (wanted && wideningOf(of, wanted) === undefined)
      context.report(node, 'appConversion', describeKind(of), describeKind(wanted));
  });
  return kinds.length;
}

function parameterKind(callee: CallableKind, at: number): Kind | undefined {
  const isRest = callee.rest && at >= callee.parameters.length - 1;
  const kind = isRest ? callee.parameters.at(-1) : callee.parameters[at];
  return isRest && kind?.kind === 'array' ? kind.of : kind;
}

/** Undefined for what the library takes in several kinds: then its own check decides. */
function libraryParameter(
  { kinds }: CheckContext,
  node: ts.CallExpression | ts.NewExpression,
  at: number,
): Kind | undefined {
  try {
    return parameterKind(kinds.ofCall(node), at);
  } catch (error) {
    if (error instanceof RefusedKind) return undefined;
    throw error;
  }
}

/** `x as T`: a claim that has to be true of the 32 bits. */
export function checkAssertion(context: CheckContext, node: ts.AsExpression | ts.TypeAssertion): void {
  const [from, to] = [context.kindOf(node.expression), context.kindOf(node)];
  if (from === undefined || to === undefined) return;
  const isWidened = wideningOf(from, to) === 'none' && present(to).kind !== 'erased';
  if (!isWidened) context.report(node, 'appAssertion', describeKind(from), describeKind(to));
}
