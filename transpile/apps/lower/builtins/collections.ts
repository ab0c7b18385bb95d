/** Maps, sets, and records as arrays. */
import type { CoreExpression } from '../../core/core';
import type ts from 'typescript';
import { TEXT, type Kind } from '../../frontend/kinds';
import { findField } from '../../frontend/layouts';
import type { Body } from '../body';
import { number, operation, text } from '../build';
import { convert } from '../conversions';
import { arrayFrom } from '../spread';
import { callLibrary } from '../library';
import { tupleOf } from '../records';
import { internal } from '../refusal';
import type { Value } from '../value';
import { isLibraryFunction, isOperation, isStatement, type Builtin, type BuiltinTable } from './builtin';

/** `get`, by the kind of what is found: undefined may be beside it. */
const FIND: Partial<Record<Kind['kind'], string>> = {
  number: 'dictionary_find_number',
  boolean: 'dictionary_find_boolean',
};

const get: Builtin = (call) => {
  const kind = call.receiverKind;
  const find = (kind.kind === 'map' && FIND[kind.of.kind]) || 'dictionary_find';
  return isOperation(find)(call);
};

/** `set` and `add`: the map or set itself. */
const put =
  (...last: readonly CoreExpression[]): Builtin =>
  (call) => {
    const operands = [...call.operands(), ...last].map((operand) => call.body.keep(operand));
    call.body.perform('dictionary_set', ...operands);
    return call.value(operands[0]!);
  };

/** Of texts, which are compared by their characters, or of what is compared as it is. */
const empty = (key: Kind): CoreExpression => operation('dictionary', number(key.kind === 'text' ? 1 : 0));

const newMap: Builtin = (call) => {
  const { resultKind: kind, body } = call;
  if (kind.kind !== 'map') throw new Error('new Map() makes a map');
  const [given] = call.arguments;
  if (given === undefined) return call.value(empty(kind.key));
  const entries = body.keep(arrayFrom(body, given).code);
  return call.value(callLibrary(body, 'dictionaries.putEntries', empty(kind.key), entries));
};

const newSet: Builtin = (call) => {
  const { resultKind: kind, body } = call;
  if (kind.kind !== 'set') throw new Error('new Set() makes a set');
  const [members] = call.arguments;
  if (members === undefined) return call.value(empty(kind.of));
  const kept = body.keep(arrayFrom(body, members).code);
  return call.value(callLibrary(body, 'dictionaries.putMembers', empty(kind.of), kept));
};

/** Of a Record, what it holds; of an object, its properties in the order of its type. */
const enumerates =
  (
    ofRecord: (body: Body, record: CoreExpression) => CoreExpression,
    part: (property: Property) => Value,
  ): Builtin =>
  (call) => {
    const { body } = call;
    const node = call.arguments[0]!;
    const value = body.value(node);
    if (value.kind.kind === 'dictionary') return call.value(ofRecord(body, value.code));
    const of = elementOf(call.resultKind, node);
    const whole = { ...value, code: body.keep(value.code, 'object') };
    const array = body.keep(operation('array'), 'array');
    for (const property of propertiesOf(body, whole, node))
      body.perform('array_push', array, convert(part(property), of, node));
    return call.value(array);
  };

const hasOwn: Builtin = (call) => {
  const [record, key] = call.argumentOperands();
  return call.value(operation('dictionary_has', record!, key!));
};

interface Property {
  readonly body: Body;
  readonly name: string;
  readonly value: Value;
}

function propertiesOf(body: Body, { code, kind }: Value, node: ts.Node): Property[] {
  if (kind.kind !== 'object') return internal(node, `the properties of a ${kind.kind}`);
  const { layout } = kind;
  return layout.written.map((name) => {
    const field = findField(layout, name);
    if (!field || field.optional) return internal(node, 'the properties of an object that may lack some');
    return { body, name, value: { code: operation('load', code, number(field.place)), kind: field.kind } };
  });
}

const elementOf = (kind: Kind, node: ts.Node): Kind =>
  kind.kind === 'array' ? kind.of : internal(node, 'no array');

const nameOf = ({ name }: Property): Value => ({ code: text(name), kind: TEXT });
const valueOf = ({ value }: Property): Value => value;
const entryOf = (property: Property): Value => tupleOf(property.body, [nameOf(property), property.value]);

const keysOfRecord = (_body: Body, record: CoreExpression): CoreExpression =>
  operation('dictionary_keys', record);
const valuesOfRecord = (body: Body, record: CoreExpression): CoreExpression =>
  callLibrary(body, 'dictionaries.valuesOfRecord', record);
const entriesOfRecord = (body: Body, record: CoreExpression): CoreExpression =>
  callLibrary(body, 'dictionaries.entriesOfRecord', record);

export const COLLECTIONS: BuiltinTable = {
  'ReadonlyMap.forEach': isLibraryFunction('dictionaries.forEachEntry'),
  'ReadonlyMap.get': get,
  'ReadonlyMap.has': isOperation('dictionary_has'),
  'Map.clear': isStatement('dictionary_clear'),
  'Map.delete': isOperation('dictionary_remove'),
  'Map.set': put(),
  'new MapConstructor': newMap,
  'ReadonlySet.forEach': isLibraryFunction('dictionaries.forEachMember'),
  'ReadonlySet.has': isOperation('dictionary_has'),
  'Set.add': put(number(1)),
  'Set.clear': isStatement('dictionary_clear'),
  'Set.delete': isOperation('dictionary_remove'),
  'new SetConstructor': newSet,
  'ObjectConstructor.hasOwn': hasOwn,
  'ObjectConstructor.keys': enumerates(keysOfRecord, nameOf),
  'ObjectConstructor.values': enumerates(valuesOfRecord, valueOf),
  'ObjectConstructor.entries': enumerates(entriesOfRecord, entryOf),
};
