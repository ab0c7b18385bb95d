/**
 * The order of properties where it shows: JSON.stringify, Object.keys and its like go by the type's order, JavaScript by the order in which
 * the properties came to the object.
 *
 * So objects whose layout is shown anywhere have to be written in the order of their type, and an optional property cannot come
 * later. Layouts are told by the names of their fields: one that has the same names may be the same object.
 */
import ts from 'typescript';
import { layoutsOf, type Kind } from '../kinds';
import { findField, type Layout } from '../layouts';
import type { CheckContext } from './context';

/** Orders that are shown, by the names of the fields. */
const shown = new WeakMap<CheckContext, Map<string, readonly string[]>>();

const keyOf = (names: readonly string[]): string => [...names].sort().join();

/** Notes that the order of everything in a value of this kind shows. */
export function checkEnumerated(context: CheckContext, at: ts.Node, kind: Kind, seen: Kind[] = []): void {
  if (seen.includes(kind)) return;
  const again = (of: Kind): void => checkEnumerated(context, at, of, [...seen, kind]);
  if (kind.kind === 'array' || kind.kind === 'dictionary' || kind.kind === 'maybe') again(kind.of);
  if (kind.kind === 'tuple') kind.kinds.forEach(again);
  for (const layout of layoutsOf(kind)) {
    note(context, at, layout);
    for (const field of layout.fields) context.try(at, () => again(field.kind));
  }
}

function note(context: CheckContext, at: ts.Node, layout: Layout): void {
  const orders = shown.get(context) ?? new Map<string, readonly string[]>();
  shown.set(context, orders);
  const key = keyOf(layout.written);
  const known = orders.get(key) ?? layout.written;
  orders.set(key, known);
  if (known.join() !== layout.written.join()) context.report(at, 'appOrder', layout.name, known.join(', '));
}

/** After all calls are known: how objects of these layouts are made and changed. */
export function checkOrder(context: CheckContext, node: ts.Node): void {
  if (ts.isObjectLiteralExpression(node)) checkLiteral(context, node);
  const isAssignment = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (isAssignment && ts.isPropertyAccessExpression(node.left)) checkAssignment(context, node.left);
}

function orderFor(context: CheckContext, layout: Layout): readonly string[] | undefined {
  return shown.get(context)?.get(keyOf(layout.written));
}

function checkLiteral(context: CheckContext, node: ts.ObjectLiteralExpression): void {
  const kind = context.kindOf(node);
  const order = kind?.kind === 'object' ? orderFor(context, kind.layout) : undefined;
  if (order === undefined) return;
  const names = new Set(node.properties.flatMap((property) => namesOf(context, property)));
  const expected = order.filter((name) => names.has(name));
  if ([...names].join() !== expected.join()) {
    context.report(node, 'appOrder', node.getText(), order.join(', '));
  }
}

function namesOf(context: CheckContext, property: ts.ObjectLiteralElementLike): readonly string[] {
  if (!ts.isSpreadAssignment(property)) {
    const { name } = property;
    return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? [name.text] : [];
  }
  const kind = context.kindOf(property.expression);
  return kind?.kind === 'object' ? kind.layout.written : [];
}

/** An optional property that is set later comes behind those that were there. */
function checkAssignment(context: CheckContext, target: ts.PropertyAccessExpression): void {
  const isOfClass =
    ((context.kinds.checker.getSymbolAtLocation(target.expression)?.flags ?? 0) & ts.SymbolFlags.Class) !== 0;
  const kind = isOfClass ? undefined : context.kindOf(target.expression);
  for (const layout of kind ? layoutsOf(kind) : []) {
    const order = orderFor(context, layout);
    const isLate = findField(layout, target.name.text)?.optional === true && layout.declaration === undefined;
    if (order && isLate && order.at(-1) !== target.name.text) {
      context.report(target, 'appOrder', target.getText(), order.join(', '));
    }
  }
}
