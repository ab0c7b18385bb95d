/**
 * Destructuring: what `{ a, b: c = 1, ...others }` and `[a, , b, ...others]` take out of a value, one part after the other.
 *
 * Declarations and assignments write the same patterns with different syntax; both become {@link Pattern}s, whose parts say what to do
 * with the value that is found.
 */
import ts from 'typescript';
import type { CoreExpression } from '../core/core';
import { ABSENT, maybe, TEXT, type Kind } from '../frontend/kinds';
import { findField, sharedField, type Layout } from '../frontend/layouts';
import { describeKind } from '../frontend/describe';
import { RefusedKind } from '../frontend/refused-kind';
import type { Body } from './body';
import { choose, compare, number, operation, text, UNDEFINED } from './build';
import { accessorOf } from './classes';
import { convert, widened } from './conversions';
import { orDefault } from './defaults';
import { propertyOfLibrary } from './expressions/properties';
import { callLibrary } from './library';
import { readAt } from './places';
import { newRecord } from './records';
import { internal } from './refusal';
import { elementsOf } from './spread';
import type { Value } from './value';

export interface Part {
  readonly node: ts.Node;
  readonly initializer?: ts.Expression | undefined;
  /** Of the variable that gets it, if it is one. */
  readonly declared?: Kind | undefined;
  readonly give: (value: Value) => void;
}

export type Pattern =
  | {
      readonly kind: 'object';
      readonly node: ts.Node;
      readonly parts: readonly (Part & { readonly name: string | ts.Expression })[];
      /** `...others`, of this kind. */
      readonly rest?: (Part & { readonly declared: Kind }) | undefined;
    }
  | {
      readonly kind: 'array';
      readonly node: ts.Node;
      readonly parts: readonly (Part | undefined)[];
      readonly rest?: Part | undefined;
    };

/** Takes the value apart. */
export function takeApart(body: Body, pattern: Pattern, value: Value): void {
  const whole = { ...value, code: body.keep(value.code, 'whole') };
  if (pattern.kind === 'array') return takeElements(body, pattern, whole);
  for (const part of pattern.parts) give(body, part, propertyOf(body, whole, part));
  if (pattern.rest) pattern.rest.give(othersOf(body, pattern, whole, pattern.rest.declared));
}

function give(body: Body, part: Part, value: Value): void {
  body.at(part.node, () =>
    part.give(part.initializer ? orDefault(body, value, part.initializer, part.declared) : value),
  );
}

function propertyOf(body: Body, whole: Value, part: Part & { readonly name: string | ts.Expression }): Value {
  const { kind, code } = whole;
  if (kind.kind === 'dictionary') return entryOf(body, code, kind.of, part);
  const { name, node } = part;
  if (typeof name !== 'string')
    throw new RefusedKind('appElement', [name.getText(), describeKind(kind)], name);
  const field = kind.kind === 'object' || kind.kind === 'union' ? sharedField(kind, name) : undefined;
  const computed = propertyOfLibrary(whole, name) ?? propertyOfClass(body, whole, name);
  if (computed) return computed;
  if (field) return { code: operation('load', code, number(field.place)), kind: field.kind };
  const isElement = /^\d+$/.test(name) && ['array', 'tuple'].includes(kind.kind);
  if (isElement) return elementOf(whole, Number(name), part);
  throw new RefusedKind('appMethodValue', [name], node);
}

/** What a getter gives. */
function propertyOfClass(body: Body, whole: Value, name: string): Value | undefined {
  const { kind } = whole;
  const place = kind.kind === 'object' ? accessorOf(body, kind.layout, name, () => whole) : undefined;
  return place && readAt(body, place);
}

const FINDING: Partial<Record<Kind['kind'], string>> = {
  number: 'dictionary_find_number',
  boolean: 'dictionary_find_boolean',
};

/** Of a Record: missing is a fault, unless there is a default or the variable may be undefined. */
function entryOf(
  body: Body,
  record: CoreExpression,
  of: Kind,
  { name, initializer, declared }: Part & { readonly name: string | ts.Expression },
): Value {
  const key = typeof name === 'string' ? text(name) : body.expression(name, TEXT);
  if (!initializer && declared?.kind !== 'maybe')
    return { code: operation('dictionary_get', record, key), kind: of };
  return { code: operation(FINDING[of.kind] ?? 'dictionary_find', record, key), kind: maybe(of) };
}

/** All properties that no part has taken, in an object of their own. */
function othersOf(
  body: Body,
  pattern: Extract<Pattern, { kind: 'object' }>,
  whole: Value,
  kind: Kind,
): Value {
  const from: Layout | undefined = whole.kind.kind === 'object' ? whole.kind.layout : undefined;
  if (!from || kind.kind !== 'object') return internal(pattern.node, `'...' of a ${whole.kind.kind}`);
  const record = newRecord(body, kind.layout.fields.length, 'others');
  for (const to of kind.layout.fields) {
    const field = findField(from, to.name) ?? internal(pattern.node, `no property '${to.name}'`);
    const value = { code: operation('load', whole.code, number(field.place)), kind: field.kind };
    body.perform('store', record, number(to.place), convert(value, to.kind, pattern.node));
  }
  return { code: record, kind };
}

function takeElements(body: Body, pattern: Extract<Pattern, { kind: 'array' }>, given: Value): void {
  const isPlain = ['array', 'tuple', 'match', 'text'].includes(given.kind.kind);
  const whole = isPlain ? given : elementsOf(body, given, pattern.node);
  pattern.parts.forEach((part, index) => {
    if (part) give(body, part, elementOf(whole, index, part));
  });
  if (pattern.rest) pattern.rest.give(elementsFrom(body, whole, pattern.parts.length, pattern.node));
}

/** What is missing is a fault, unless there is a default or the variable may be undefined. */
function elementOf({ kind, code }: Value, index: number, part: Part): Value {
  const at = number(index);
  switch (kind.kind) {
    case 'tuple': {
      const of = kind.kinds[index];
      if (of) return { code: operation('load', code, at), kind: of };
      if (part.initializer) return { code: UNDEFINED, kind: ABSENT };
      return internal(part.node, 'an element that the tuple does not have');
    }
    case 'text': {
      const character = operation('character_text', code, at);
      if (!part.initializer && part.declared?.kind !== 'maybe') return { code: character, kind: TEXT };
      return orUndefined(operation('length', code), character, at, maybe(TEXT));
    }
    case 'match':
      return orUndefined(operation('array_length', code), operation('element', code, at), at, maybe(TEXT));
    case 'array': {
      const element = operation('element', code, at);
      if (!part.initializer && part.declared?.kind !== 'maybe') return { code: element, kind: kind.of };
      return orUndefined(operation('array_length', code), widened(element, kind.of), at, maybe(kind.of));
    }
    default:
      return internal(part.node, `an element of a ${kind.kind}`);
  }
}

const orUndefined = (
  length: CoreExpression,
  element: CoreExpression,
  at: CoreExpression,
  kind: Kind,
): Value => ({ code: choose(compare(at, '<', length), element, number(0)), kind });

/** `...others`: a new array. */
function elementsFrom(body: Body, whole: Value, start: number, node: ts.Node): Value {
  const { kind } = whole;
  if (kind.kind === 'tuple') return restOfTuple(body, whole, kind.kinds.slice(start), start);
  const array = kind.kind === 'array' ? whole : elementsOf(body, whole, node);
  const end = number(2147483647);
  const rest = callLibrary(body, 'array-parts.slice', array.code, number(start), end);
  return { code: rest, kind: array.kind };
}

/** A tuple again, as the checker has it. */
function restOfTuple(body: Body, whole: Value, kinds: readonly Kind[], start: number): Value {
  const record = newRecord(body, kinds.length, 'others');
  kinds.forEach((_, index) =>
    body.perform('store', record, number(index), operation('load', whole.code, number(start + index))),
  );
  return { code: record, kind: { kind: 'tuple', kinds } };
}
