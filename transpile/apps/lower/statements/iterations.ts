/**
 * `for..of` and `for..in`.
 *
 * An array is walked by index and its length is read in each round, as JavaScript does; maps and sets by a walk of the run-time
 * library, which goes on rightly while they change.
 */
import ts from 'typescript';
import type { CoreExpression } from '../../core/core';
import { NUMBER, TEXT, type Kind } from '../../frontend/kinds';
import { assignParts, bind } from '../bindings';
import type { Body } from '../body';
import { BREAK, CONTINUE, compare, local, not, number, operation, set, when } from '../build';
import { does, type StatementEntry } from '../handlers';
import { internal } from '../refusal';
import { tupleOf } from '../records';
import { elementsOf, groupsOf } from '../spread';
import type { Value } from '../value';
import { makeCells } from '../variables';
import { loop } from './loops';

function forOf(body: Body, node: ts.ForOfStatement): void {
  const { subject, what } = subjectOf(node.expression);
  const value = body.value(subject);
  const over = { ...value, code: body.keep(value.code, 'list') };
  switch (value.kind.kind) {
    case 'array':
      return forElements(body, node, over, value.kind.of, what);
    case 'match':
      return forElements(body, node, { ...over, code: groupsOf(body, over.code) }, TEXT, what);
    case 'tuple': {
      const list = elementsOf(body, over, node.expression);
      return list.kind.kind === 'array'
        ? forElements(body, node, { ...list, code: body.keep(list.code, 'elements') }, list.kind.of, what)
        : internal(node.expression, 'a tuple without elements');
    }
    case 'text':
      return forCharacters(body, node, over);
    case 'map':
      return forEntries(body, node, over, [value.kind.key, value.kind.of], what ?? 'entries');
    case 'set':
      return forEntries(body, node, over, [value.kind.of, undefined], what ?? 'keys');
    default:
      internal(node.expression, `for..of over a ${value.kind.kind}`);
  }
}

type What = 'keys' | 'values' | 'entries';

/** `list.entries()`: the list, and what of it. */
function subjectOf(node: ts.Expression): { readonly subject: ts.Expression; readonly what?: What } {
  if (ts.isParenthesizedExpression(node)) return subjectOf(node.expression);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return { subject: node };
  const { name, expression } = node.expression;
  const isWalk = node.arguments.length === 0 && ['keys', 'values', 'entries'].includes(name.text);
  return isWalk && !isObjectMethod(expression)
    ? { subject: expression, what: name.text as What }
    : { subject: node };
}

/** Object.keys(...) has an argument; a program's own function of that name is no walk either. */
const isObjectMethod = (receiver: ts.Expression): boolean =>
  ts.isIdentifier(receiver) && receiver.text === 'Object';

function forElements(body: Body, node: ts.ForOfStatement, list: Value, of: Kind, what?: What): void {
  forIndices(body, node, operation('array_length', list.code), (index) => {
    const element = { code: operation('element', list.code, index), kind: of };
    if (what === undefined || what === 'values') return give(body, node, element);
    const position = { code: index, kind: NUMBER };
    if (what === 'keys') return give(body, node, position);
    giveBoth(body, node, position, element);
  });
}

function forCharacters(body: Body, node: ts.ForOfStatement, list: Value): void {
  forIndices(body, node, operation('length', list.code), (index) =>
    give(body, node, { code: operation('character_text', list.code, index), kind: TEXT }),
  );
}

/** `length` is evaluated in each round. */
function forIndices(
  body: Body,
  node: ts.ForOfStatement | ts.ForInStatement,
  length: CoreExpression,
  start: (index: CoreExpression) => void,
): void {
  const next = body.newLocal('next');
  body.emit(set(next, number(0)));
  loop(body, node, undefined, () => {
    body.emit(when(compare(local(next), '>=', length), [BREAK]));
    const index = body.keep(local(next), 'index');
    body.emit(set(next, operation('wrapping_add', local(next), number(1))));
    start(index);
    body.statement(node.statement);
  });
}

function forEntries(
  body: Body,
  node: ts.ForOfStatement,
  over: Value,
  [keyKind, valueKind]: readonly [Kind, Kind | undefined],
  what: What,
): void {
  const walk = body.keep(operation('dictionary_walk', over.code), 'walk');
  loop(body, node, undefined, () => {
    body.emit(when(not(operation('dictionary_next', walk)), [BREAK]));
    const key = { code: operation('dictionary_key', walk), kind: keyKind };
    const value = valueKind ? { code: operation('dictionary_value', walk), kind: valueKind } : key;
    if (what === 'entries') giveBoth(body, node, key, value);
    else give(body, node, what === 'keys' ? key : value);
    body.statement(node.statement);
  });
}

/** `for (const key in record)`: the keys that were there at the start and still are. */
function forIn(body: Body, node: ts.ForInStatement): void {
  const value = body.value(node.expression);
  if (value.kind.kind !== 'dictionary') internal(node.expression, `for..in over a ${value.kind.kind}`);
  const record = body.keep(value.code, 'record');
  const keys = body.keep(operation('dictionary_keys', record), 'keys');
  forIndices(body, node, operation('array_length', keys), (index) => {
    const key = body.keep(operation('element', keys, index), 'key');
    body.emit(when(not(operation('dictionary_has', record, key)), [CONTINUE]));
    give(body, node, { code: key, kind: TEXT });
  });
}

/** Gives the loop's variable its value. */
function give(body: Body, node: ts.ForOfStatement | ts.ForInStatement, value: Value): void {
  const { initializer } = node;
  if (!ts.isVariableDeclarationList(initializer)) return assignParts(body, initializer, value);
  const name = initializer.declarations[0]?.name;
  if (!name) internal(node, 'a loop without a variable');
  makeCells(body, name);
  bind(body, name, value);
}

/** A pair: its parts at once if they have names, otherwise a tuple. */
function giveBoth(body: Body, node: ts.ForOfStatement, first: Value, second: Value): void {
  const names = namesOfPair(node.initializer);
  if (!names) return give(body, node, tupleOf(body, [first, second]));
  const kept = { ...second, code: body.keep(second.code) };
  [first, kept].forEach((value, at) => {
    const element = names[at];
    if (!element || ts.isOmittedExpression(element)) return;
    makeCells(body, element.name);
    bind(body, element.name, value);
  });
}

function namesOfPair(initializer: ts.ForInitializer): readonly ts.ArrayBindingElement[] | undefined {
  const list = ts.isVariableDeclarationList(initializer) ? initializer : undefined;
  const name = list?.declarations[0]?.name;
  const elements = name && ts.isArrayBindingPattern(name) ? name.elements : undefined;
  const arePlain = elements?.every(
    (element) => ts.isOmittedExpression(element) || (!element.initializer && !element.dotDotDotToken),
  );
  return arePlain ? elements : undefined;
}

export const ITERATIONS: readonly StatementEntry[] = [
  does(ts.SyntaxKind.ForOfStatement, forOf),
  does(ts.SyntaxKind.ForInStatement, forIn),
];
