/**
 * Arrays of whatever has elements: `[...a, b]`, `f(...a)`, Array.from, new Set(...), array patterns.
 *
 * What is no array is copied into one, as it is at that moment: the elements of a set, the entries of a map, the characters of a text.
 */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import { NUMBER, TEXT, type Kind } from '../frontend/kinds';
import type { Body } from './body';
import { BREAK, compare, local, number, operation, set, when } from './build';
import { convert } from './conversions';
import { callLibrary } from './library';
import { internal } from './refusal';
import type { Value } from './value';

const END = number(2147483647);

/** A new array of these elements, each of kind `of`; `...` stands for all elements of what it spreads. */
export function arrayOf(body: Body, nodes: readonly ts.Expression[], of: Kind): CoreExpression {
  const array = body.keep(operation('array'), 'array');
  appendAll(body, array, nodes, of);
  return array;
}

/** `array` is a local. */
export function appendAll(
  body: Body,
  array: CoreExpression,
  nodes: readonly ts.Expression[],
  of: Kind,
): void {
  for (const node of nodes)
    body.at(node, () => {
      if (!ts.isSpreadElement(node)) return body.perform('array_push', array, body.expression(node, of));
      const part = spreadElements(body, node.expression);
      const code = convert(part, { kind: 'array', of }, node);
      callLibrary(body, 'array-parts.append', array, code);
    });
}

/** A new array of all elements. */
export function arrayFrom(body: Body, node: ts.Expression): Value {
  const elements = spreadElements(body, node);
  if (walkOf(body, node) || !isArray(body.kindOf(node))) return elements;
  return { ...elements, code: callLibrary(body, 'array-parts.slice', elements.code, number(0), END) };
}

const isArray = (kind: Kind): boolean => kind.kind === 'array' || kind.kind === 'match';

type What = 'keys' | 'values' | 'entries';

/** What a pattern takes apart. */
export const takenApart = (body: Body, node: ts.Expression): Value =>
  walkOf(body, node) ? spreadElements(body, node) : body.value(node);

/** An array that has to be read before anything else happens: what is spread itself, or a new one. */
function spreadElements(body: Body, node: ts.Expression): Value {
  const walk = walkOf(body, node);
  return elementsOf(body, body.value(walk?.of ?? node), node, walk?.what);
}

/** `map.keys()`: the map, and what of it. */
function walkOf(
  body: Body,
  node: ts.Expression,
): { readonly of: ts.Expression; readonly what: What } | undefined {
  if (ts.isParenthesizedExpression(node)) return walkOf(body, node.expression);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { name, expression } = node.expression;
  const isNamed = node.arguments.length === 0 && ['keys', 'values', 'entries'].includes(name.text);
  const isWalk = isNamed && body.kindOf(node).kind === 'iterator';
  return isWalk ? { of: expression, what: name.text as What } : undefined;
}

/** The elements of a value; without `what`, those that `for..of` meets. */
export function elementsOf(body: Body, value: Value, node: ts.Node, what?: What): Value {
  const { code, kind } = value;
  switch (kind.kind) {
    case 'text':
      return { code: callLibrary(body, 'texts.characters', code), kind: { kind: 'array', of: TEXT } };
    case 'map':
      return ofMap(body, code, kind, what ?? 'entries');
    case 'set':
      return ofSet(body, code, kind.of, what ?? 'values');
    case 'tuple':
      return ofTuple(body, code, kind.kinds, node);
    case 'array':
      return ofArray(body, code, kind.of, what ?? 'values');
    case 'match':
      return ofArray(body, groupsOf(body, code), TEXT, what ?? 'values');
    default:
      return internal(node, `the elements of a ${kind.kind}`);
  }
}

function ofMap(body: Body, code: CoreExpression, kind: Extract<Kind, { kind: 'map' }>, what: What): Value {
  const pair: Kind = { kind: 'tuple', kinds: [kind.key, kind.of] };
  const of = { keys: kind.key, values: kind.of, entries: pair }[what];
  return { code: callLibrary(body, `dictionaries.${what}Of`, code), kind: { kind: 'array', of } };
}

function ofSet(body: Body, code: CoreExpression, member: Kind, what: What): Value {
  const isPairs = what === 'entries';
  const of: Kind = isPairs ? { kind: 'tuple', kinds: [member, member] } : member;
  const name = isPairs ? 'dictionaries.pairsOfMembers' : 'dictionaries.keysOf';
  return { code: callLibrary(body, name, code), kind: { kind: 'array', of } };
}

/** Of elements of one kind. */
function ofTuple(body: Body, code: CoreExpression, kinds: readonly Kind[], node: ts.Node): Value {
  const [of] = kinds;
  if (!of || !kinds.every((kind) => kind.kind === of.kind))
    internal(node, 'a tuple of several kinds as an array');
  const tuple = body.keep(code, 'tuple');
  const array = body.keep(operation('array'), 'array');
  kinds.forEach((_, index) => body.perform('array_push', array, operation('load', tuple, number(index))));
  return { code: array, kind: { kind: 'array', of } };
}

function ofArray(body: Body, code: CoreExpression, of: Kind, what: What): Value {
  if (what === 'values') return { code, kind: { kind: 'array', of } };
  const name = what === 'keys' ? 'array-parts.indices' : 'array-parts.indexedPairs';
  const element: Kind = what === 'keys' ? NUMBER : { kind: 'tuple', kinds: [NUMBER, of] };
  return { code: callLibrary(body, name, code), kind: { kind: 'array', of: element } };
}

/** A match, all of whose groups are there: as an array of texts it has no undefined in it. */
export function groupsOf(body: Body, match: CoreExpression): CoreExpression {
  const groups = body.keep(match, 'groups');
  const index = body.newLocal('group');
  body.emit(set(index, number(0)));
  const check = body.capture(() => {
    body.emit(when(compare(local(index), '>=', operation('array_length', groups)), [BREAK]));
    body.keep(operation('present', operation('element', groups, local(index))));
    body.emit(set(index, operation('wrapping_add', local(index), number(1))));
  });
  body.emit({ kind: 'loop', body: check });
  return groups;
}
