/** `a[i]`: elements of arrays, tuples and texts, entries of Records. */
import ts from 'typescript';
import { maybe, NUMBER, TEXT, type Kind } from '../../frontend/kinds';
import type { Body } from '../body';
import { choose, operation, UNDEFINED } from '../build';
import { lowers, type ExpressionEntry } from '../handlers';
import { isCompared } from '../missing';
import { inWord, type Place } from '../places';
import { internal } from '../refusal';
import { toText } from '../to-text';
import type { Value } from '../value';
import { ofChain } from './chains';
import { nameInEnum } from './enum-names';
import { foundAt, isLookedAt, isWithin } from './found';
import { constantOf, fieldOf } from './properties';

function elementAccess(body: Body, node: ts.ElementAccessExpression): Value {
  if (ts.isOptionalChain(node)) return ofChain(body, node, () => element(body, node));
  return element(body, node);
}

function element(body: Body, node: ts.ElementAccessExpression): Value {
  const constant = constantOf(body, node) ?? nameInEnum(body, node);
  if (constant) return constant;
  const place = placeAt(body, node);
  if (!('text' in place)) return foundAt(body, node, place);
  return isLookedAt(body, node) || isCompared(node) ? characterOrUndefined(body, place) : characterAt(place);
}

const characterAt = ({ text, index }: Character): Value => ({
  code: operation('character_text', text, index),
  kind: TEXT,
});

function characterOrUndefined(body: Body, place: Character): Value {
  const text = body.keep(place.text, 'text');
  const index = body.keep(place.index, 'index');
  const { code } = characterAt({ text, index });
  return { code: choose(isWithin(index, operation('length', text)), code, UNDEFINED), kind: maybe(TEXT) };
}

/** What is assigned to. */
export function elementPlace(body: Body, node: ts.ElementAccessExpression): Place {
  const place = placeAt(body, node);
  return 'text' in place ? internal(node, 'an assignment to a character') : place;
}

/** A character of a text is no place. */
interface Character {
  readonly text: Value['code'];
  readonly index: Value['code'];
}

function placeAt(body: Body, node: ts.ElementAccessExpression): Place | Character {
  const { argumentExpression } = node;
  // A property whose name is written as a text.
  if (ts.isStringLiteralLike(argumentExpression))
    return fieldOf(body.value(node.expression), argumentExpression);
  let kind: Kind | undefined;
  const [receiver, index] = body.inOrder([
    () => {
      const value = body.value(node.expression);
      kind = value.kind;
      return value.code;
    },
    () =>
      kind?.kind === 'dictionary'
        ? keyOf(body, argumentExpression)
        : body.expression(argumentExpression, NUMBER),
  ]);
  if (!kind || !receiver || !index) return internal(node, 'an element');
  switch (kind.kind) {
    case 'array':
      return { kind: 'element', array: receiver, index, of: kind.of };
    case 'match':
      return { kind: 'element', array: receiver, index, of: maybe(TEXT) };
    case 'dictionary':
      return { kind: 'entry', dictionary: receiver, key: index, of: kind.of };
    case 'tuple':
      return elementOfTuple(node, kind.kinds, receiver, index);
    case 'text':
      return { text: receiver, index };
    default:
      return internal(node, `an element of a ${kind.kind}`);
  }
}

/** Numbers as keys of a Record are texts. */
export const keyOf = (body: Body, node: ts.Expression): Value['code'] => toText(body, body.value(node), node);

function elementOfTuple(
  node: ts.Node,
  kinds: readonly Kind[],
  record: Value['code'],
  index: Value['code'],
): Place {
  const word = index.kind === 'number' ? index.value : -1;
  const of = kinds[word];
  return of ? inWord(record, word, of) : internal(node, 'an index of a tuple that is no constant');
}

export const ELEMENTS: readonly ExpressionEntry[] = [
  lowers(ts.SyntaxKind.ElementAccessExpression, elementAccess),
];
