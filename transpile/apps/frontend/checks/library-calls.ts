/** Calls of the library whose arguments `tsc` cannot check: what they do depends on kinds, or on where they stand. */
import ts from 'typescript';
import { partsOfFormat } from '../console-format';
import { describeKind } from '../describe';
import { iteratedKind, present, type Kind } from '../kinds';
import { libraryMember } from '../library-names';
import { checkEnumerated } from './enumeration';
import type { CheckContext } from './context';
import { checkRoot } from './numbers';
import { isPrintable } from './printing';

type LibraryCheck = (context: CheckContext, node: ts.CallExpression) => void;

const CHECKS: Readonly<Record<string, LibraryCheck>> = {
  Array: checkFilled,
  'console.log': checkFormat,
  'JSON.stringify': checkJson,
  'Object.keys': checkProperties,
  'Object.values': checkProperties,
  'Object.entries': checkProperties,
  'Array.sort': checkSort,
  'Array.toSorted': checkSort,
  'Array.isArray': checkIsArray,
  'Array.join': checkJoin,
  'Array.indexOf': checkSearch,
  'Array.lastIndexOf': checkSearch,
  'Array.includes': checkSearch,
  'Math.sqrt': checkRoot,
  'Math.max': checkExtreme,
  'Math.min': checkExtreme,
};

export function checkLibraryCall(context: CheckContext, node: ts.CallExpression): void {
  const member = libraryMember(context.kinds.checker, node.expression);
  if (member !== undefined && Object.hasOwn(CHECKS, member)) CHECKS[member]?.(context, node);
}

/** `new Array(n)` has no elements yet: they are set at once, or what is read would be nothing. A map has to know what its keys are. */
export function checkNew(context: CheckContext, node: ts.NewExpression): void {
  const member = libraryMember(context.kinds.checker, node.expression);
  if (member === 'Array') checkFilled(context, node);
  const kind = member === 'Map' || member === 'Set' ? context.kindOf(node) : undefined;
  const key = kind?.kind === 'map' ? kind.key : kind?.kind === 'set' ? kind.of : undefined;
  if (key?.kind === 'erased') {
    context.report(node, 'appErased', key.name, 'keys of numbers and texts are compared differently');
  }
}

function checkFilled(context: CheckContext, node: ts.CallExpression | ts.NewExpression): void {
  const method = ts.isPropertyAccessExpression(node.parent) ? node.parent.name.text : undefined;
  if (method !== 'fill') context.report(node, 'appUnfilled', node.getText());
}

/** Node replaces `%s` and its like in a first text when something follows it. */
function checkFormat(context: CheckContext, node: ts.CallExpression): void {
  const [first, ...others] = node.arguments;
  if (!first || !ts.isStringLiteralLike(first) || others.length === 0) return;
  const isNumber = others.map((other) => context.kindOf(other)?.kind === 'number');
  if (!partsOfFormat(first.text, isNumber)) context.report(first, 'appFormat', first.text);
}

function checkJson(context: CheckContext, node: ts.CallExpression): void {
  const [value] = node.arguments;
  const kind = value && context.kindOf(value);
  if (value === undefined || kind === undefined) return;
  const odd = kind.kind === 'maybe' || kind.kind === 'absent' ? kind : withoutJson(context, value, kind);
  if (odd) context.report(value, 'appNoJson', describeKind(odd));
  else checkEnumerated(context, value, kind);
}

/** What JSON has no text for, or leaves out. */
function withoutJson(context: CheckContext, at: ts.Node, kind: Kind, seen: Kind[] = []): Kind | undefined {
  if (seen.some((one) => one === kind)) return undefined;
  const again = (of: Kind): Kind | undefined => withoutJson(context, at, of, [...seen, kind]);
  switch (kind.kind) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'absent':
    case 'never':
      return undefined;
    case 'array':
    case 'dictionary':
    case 'maybe':
      return again(kind.of);
    case 'tuple':
      return kind.kinds.map(again).find((odd) => odd !== undefined);
    case 'object':
      if (kind.layout.declaration?.members.some((member) => member.name?.getText() === 'toJSON')) return kind;
      return kind.layout.fields
        .map((field) => context.try(at, () => again(field.kind)))
        .find((odd) => odd !== undefined);
    default:
      return kind;
  }
}

function checkProperties(context: CheckContext, node: ts.CallExpression): void {
  const [of] = node.arguments;
  const kind = of && context.kindOf(of);
  if (of === undefined || kind === undefined || kind.kind === 'dictionary') return;
  const isFixed = kind.kind === 'object' && kind.layout.fields.every((field) => !field.optional);
  if (isFixed) checkEnumerated(context, of, kind);
  else context.report(of, 'appNoProperties', describeKind(kind));
}

function checkSort(context: CheckContext, node: ts.CallExpression): void {
  const element = elementOf(context, node);
  if (element?.kind === 'maybe')
    return context.report(
      node,
      'appUnsupported',
      "'sort' of elements that may be undefined; filter them first",
    );
  const isKnown = element && ['text', 'number', 'never'].includes(element.kind);
  if (element && node.arguments.length === 0 && !isKnown) {
    context.report(node, 'appSort', describeKind(element));
  }
}

/** Of `T | undefined` it is not known from the type. */
function checkIsArray(context: CheckContext, node: ts.CallExpression): void {
  const [value] = node.arguments;
  const kind = value && context.kindOf(value);
  if (value && kind && (kind.kind === 'maybe' || kind.kind === 'erased'))
    context.report(value, 'appUnsupported', "'Array.isArray' of what may be undefined; compare it with that");
}

function checkJoin(context: CheckContext, node: ts.CallExpression): void {
  const element = elementOf(context, node);
  if (element && !isPrintable(element)) context.report(node, 'appNoText', describeKind(element));
}

function checkSearch(context: CheckContext, node: ts.CallExpression): void {
  const element = elementOf(context, node);
  if (element?.kind === 'erased') {
    context.report(node, 'appErased', element.name, 'values of numbers and texts are compared differently');
  }
}

function checkExtreme(context: CheckContext, node: ts.CallExpression): void {
  if (node.arguments.length === 0) context.report(node, 'appNumber', node.getText());
}

/** Of the array whose method is called. */
function elementOf(context: CheckContext, node: ts.CallExpression): Kind | undefined {
  const callee = node.expression;
  const kind = ts.isPropertyAccessExpression(callee) ? context.kindOf(callee.expression) : undefined;
  const array = kind && present(kind);
  return array?.kind === 'array' || array?.kind === 'tuple' ? iteratedKind(array) : undefined;
}
