/** Object literals: records, or dictionaries where a Record is expected. */
import ts from 'typescript';
import type { Kind } from '../../frontend/kinds';
import { findField, type Layout } from '../../frontend/layouts';
import { RefusedKind } from '../../frontend/refused-kind';
import type { Body } from '../body';
import { number, operation, text } from '../build';
import { closureOf } from '../closures';
import { convert } from '../conversions';
import { callLibrary } from '../library';
import { lowers, type ExpressionEntry } from '../handlers';
import { keyOf } from './elements';
import { newRecord, storeWord } from '../records';
import { internal } from '../refusal';
import type { Value } from '../value';

function objectLiteral(body: Body, node: ts.ObjectLiteralExpression): Value {
  const kind = body.kindOf(node);
  if (kind.kind === 'dictionary') return dictionary(body, node, kind.of);
  if (kind.kind !== 'object') return internal(node, `an object literal as a ${kind.kind}`);
  const record = newRecord(body, kind.layout.fields.length, 'object');
  for (const property of node.properties)
    body.at(property, () => storeProperty(body, property, kind.layout, record));
  return { code: record, kind };
}

/** In the order in which they are written; what is not given stays undefined. */
function storeProperty(
  body: Body,
  property: ts.ObjectLiteralElementLike,
  layout: Layout,
  record: Value['code'],
): void {
  if (ts.isSpreadAssignment(property)) return spread(body, property, layout, record);
  const field = findField(layout, nameOfProperty(property));
  if (!field) internal(property, `no property of '${layout.name}'`);
  storeWord(body, record, field.place, valueOf(body, property), field.kind, property);
}

/**
 * Copies what another object has. In an object an optional property that is not there is one that is undefined; here JavaScript tells
 * them apart where an earlier property of the same name would stay, or go.
 */
function spread(body: Body, property: ts.SpreadAssignment, layout: Layout, record: Value['code']): void {
  const { expression } = property;
  const value = body.value(expression);
  if (value.kind.kind !== 'object') internal(expression, `a ${value.kind.kind} in an object`);
  const from = body.keep(value.code, 'from');
  const earlier = namesBefore(body, property);
  for (const { name, place, kind, optional } of value.kind.layout.fields) {
    if (optional && earlier.has(name)) throw new RefusedKind('appOptionalSpread', [name], property);
    const to = findField(layout, name);
    const copied = { code: operation('load', from, number(place)), kind };
    if (to) storeWord(body, record, to.place, copied, to.kind, expression);
  }
}

/** Names that the literal has given before this part of it. */
function namesBefore(body: Body, property: ts.SpreadAssignment): Set<string> {
  const { properties } = property.parent;
  const before = properties.slice(0, properties.indexOf(property));
  const names = before.flatMap((one) => {
    if (!ts.isSpreadAssignment(one)) return [nameOfProperty(one)];
    const kind = body.kindOf(one.expression);
    return kind.kind === 'object' ? kind.layout.fields.map(({ name }) => name) : [];
  });
  return new Set(names);
}

function valueOf(body: Body, property: ts.ObjectLiteralElementLike): Value {
  if (ts.isPropertyAssignment(property)) return body.value(property.initializer);
  if (ts.isShorthandPropertyAssignment(property)) return body.value(property.name);
  if (ts.isMethodDeclaration(property)) return closureOf(body, property);
  return internal(property, 'an accessor in an object');
}

function nameOfProperty(property: ts.ObjectLiteralElementLike): string {
  const { name } = property;
  if (name && ts.isIdentifier(name)) return name.text;
  const inside = name && ts.isComputedPropertyName(name) ? name.expression : name;
  if (inside && (ts.isStringLiteralLike(inside) || ts.isNumericLiteral(inside))) return inside.text;
  return internal(property, 'a name that is computed');
}

function dictionary(body: Body, node: ts.ObjectLiteralExpression, of: Kind): Value {
  const made = body.keep(operation('dictionary', number(1)), 'dictionary');
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      spreadEntries(body, property, made, of);
      continue;
    }
    const { name } = property;
    const isComputed = name && ts.isComputedPropertyName(name);
    const key = isComputed ? body.keep(keyOf(body, name.expression), 'key') : text(nameOfProperty(property));
    const value = valueOf(body, property);
    body.perform('dictionary_set', made, key, convert(value, of, property));
  }
  return { code: made, kind: { kind: 'dictionary', of } };
}

/** All entries of another Record, as they are at the moment. */
function spreadEntries(body: Body, { expression }: ts.SpreadAssignment, made: Value['code'], of: Kind): void {
  const value = body.value(expression);
  callLibrary(body, 'dictionaries.copyEntries', made, convert(value, { kind: 'dictionary', of }, expression));
}

export const OBJECTS: readonly ExpressionEntry[] = [
  lowers(ts.SyntaxKind.ObjectLiteralExpression, objectLiteral),
];
