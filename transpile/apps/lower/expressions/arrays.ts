/** Array literals: arrays, or records where a tuple is expected. */
import ts from 'typescript';
import type { Kind } from '../../frontend/kinds';
import type { Body } from '../body';
import { number, operation } from '../build';
import { lowers, type ExpressionEntry } from '../handlers';
import { newRecord, storeWord } from '../records';
import { internal } from '../refusal';
import { appendAll } from '../spread';
import type { Value } from '../value';

function arrayLiteral(body: Body, node: ts.ArrayLiteralExpression): Value {
  const kind = body.kindOf(node);
  if (kind.kind === 'tuple') return tuple(body, node, kind.kinds);
  if (kind.kind !== 'array') return internal(node, `an array literal as a ${kind.kind}`);
  const array = body.keep(operation('array'), 'array');
  if (node.elements.some(ts.isSpreadElement)) appendAll(body, array, node.elements, kind.of);
  else fill(body, array, node.elements, kind.of);
  return { code: array, kind };
}

function fill(body: Body, array: Value['code'], elements: readonly ts.Expression[], of: Kind): void {
  if (elements.length === 0) return;
  body.perform('array_resize', array, number(elements.length));
  elements.forEach((element, index) =>
    body.at(element, () => body.perform('set_element', array, number(index), body.expression(element, of))),
  );
}

function tuple(body: Body, node: ts.ArrayLiteralExpression, kinds: readonly Kind[]): Value {
  const record = newRecord(body, kinds.length, 'tuple');
  kinds.forEach((kind, word) => {
    const element = node.elements[word];
    if (!element) internal(node, 'a tuple with too few elements');
    storeWord(body, record, word, body.value(element), kind, element);
  });
  return { code: record, kind: { kind: 'tuple', kinds } };
}

export const ARRAYS: readonly ExpressionEntry[] = [
  lowers(ts.SyntaxKind.ArrayLiteralExpression, arrayLiteral),
];
