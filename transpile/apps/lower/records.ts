/** Objects and tuples: records with a word for each field or element. */
import type { Kind } from '../frontend/kinds';
import type { Body } from './body';
import { number, operation } from './build';
import { convert } from './conversions';
import type { Value } from './value';
import type ts from 'typescript';

/** A new record in a local, all undefined. */
export function newRecord(body: Body, words: number, name = 'record'): Value['code'] {
  return body.keep(operation('record', number(words)), name);
}

/** A tuple of values that bear to wait for each other. */
export function tupleOf(body: Body, values: readonly Value[]): Value {
  const record = newRecord(body, values.length, 'pair');
  values.forEach(({ code }, word) => body.perform('store', record, number(word), code));
  return { code: record, kind: { kind: 'tuple', kinds: values.map(({ kind }) => kind) } };
}

/** Stores a value as what the word holds. */
export function storeWord(
  body: Body,
  record: Value['code'],
  word: number,
  value: Value,
  as: Kind,
  node: ts.Node,
): void {
  body.perform('store', record, number(word), convert(value, as, node));
}
