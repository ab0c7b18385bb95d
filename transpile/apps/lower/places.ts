/** Where a value can be: variables, properties, elements, entries of dictionaries. Reading and writing is the same for all of them. */
import type { CoreExpression } from '../core/core';
import type { Kind } from '../frontend/kinds';
import { isLibraryFile } from '../frontend/program';
import type { Body } from './body';
import { compare, local, number, operation, perform, set, when } from './build';
import { mayFollow, type Step } from './effects';
import type { Value } from './value';

/** `of`: the kind of what is there. */
export type Place = { readonly of: Kind } & (
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'global'; readonly index: number }
  /** A word of a record: a property, what a closure captures, a variable in its cell. */
  | { readonly kind: 'word'; readonly record: CoreExpression; readonly word: number }
  | { readonly kind: 'element'; readonly array: CoreExpression; readonly index: CoreExpression }
  /** `array.length`, which becomes less. */
  | { readonly kind: 'length'; readonly array: CoreExpression }
  | { readonly kind: 'entry'; readonly dictionary: CoreExpression; readonly key: CoreExpression }
  | AccessorPlace
);

/** A property with a getter or a setter: functions of the core. A static one has no object. */
interface AccessorPlace {
  readonly kind: 'accessor';
  readonly object: CoreExpression | undefined;
  readonly getter: string | undefined;
  readonly setter: string | undefined;
}

export const inLocal = (name: string, of: Kind): Place => ({ kind: 'local', name, of });
export const inWord = (record: CoreExpression, word: number, of: Kind): Place => ({
  kind: 'word',
  record,
  word,
  of,
});
/** A variable whose cell is in a local. */
export const inCell = (cell: CoreExpression, of: Kind): Place => inWord(cell, 0, of);

export const readPlace = (place: Place): Value => ({ code: codeOf(place), kind: place.of });

/** The same of any place: a getter is called. */
export function readAt(body: Body, place: Place): Value {
  if (place.kind !== 'accessor') return readPlace(place);
  const { getter, object, of } = place;
  if (getter === undefined) throw new Error('nothing to read: there is no getter');
  return { code: body.callFunction(getter, object ? [object] : []), kind: of };
}

function codeOf(place: Place): CoreExpression {
  switch (place.kind) {
    case 'local':
      return local(place.name);
    case 'global':
      return operation('global', number(place.index));
    case 'word':
      return operation('load', place.record, number(place.word));
    case 'element':
      return operation('element', place.array, place.index);
    case 'length':
      return operation('array_length', place.array);
    case 'entry':
      return operation(nameOfReading(place.of), place.dictionary, place.key);
    case 'accessor':
      throw new Error('a getter is called by readAt');
  }
}

/** What is not there is undefined where entries may be that, and a fault elsewhere. */
const nameOfReading = (of: Kind): string => (of.kind === 'maybe' ? 'dictionary_find' : 'dictionary_get');

/** The value must be of the place's kind. */
export function writePlace(body: Body, place: Place, value: CoreExpression): void {
  switch (place.kind) {
    case 'local':
      return body.emit(set(place.name, value));
    case 'global':
      return body.emit(perform(operation('set_global', number(place.index), value)));
    case 'word':
      return body.emit(perform(operation('store', place.record, number(place.word), value)));
    case 'element':
      return putElement(body, place.array, place.index, value);
    case 'length':
      return shorten(body, place.array, value);
    case 'entry':
      return body.emit(perform(operation('dictionary_set', place.dictionary, place.key, value)));
    case 'accessor':
      return callSetter(body, place, value);
  }
}

/** The element behind the last one is a new one. The library never writes there. */
function putElement(body: Body, array: CoreExpression, index: CoreExpression, value: CoreExpression): void {
  const name = isLibraryFile(body.origin.getSourceFile()) ? 'set_element' : 'put_element';
  body.perform(name, array, index, value);
}

function callSetter(body: Body, { setter, object }: AccessorPlace, value: CoreExpression): void {
  if (setter === undefined) throw new Error('nothing to write: there is no setter');
  body.callFunction(setter, object ? [object, value] : [value]);
}

/** A length beyond the last element would make holes: it is a fault, as the index of the element that would be the last. */
function shorten(body: Body, array: CoreExpression, wanted: CoreExpression): void {
  const [list, length] = [body.keep(array, 'array'), body.keep(wanted, 'length')];
  const last = operation('element', list, operation('subtract', length, number(1)));
  body.emit(
    when(
      compare(length, '!==', number(0)),
      body.capture(() => body.keep(last, 'last')),
    ),
  );
  body.perform('array_resize', list, length);
}

/** What has to be known to find it. */
export function operandsOfPlace(place: Place): readonly CoreExpression[] {
  switch (place.kind) {
    case 'word':
      return [place.record];
    case 'element':
      return [place.array, place.index];
    case 'length':
      return [place.array];
    case 'entry':
      return [place.dictionary, place.key];
    case 'accessor':
      return place.object ? [place.object] : [];
    default:
      return [];
  }
}

/**
 * The same place, with nothing to evaluate in it: it can be read and then written. What is in a local already stays there if `later`, which
 * happens in between, leaves it alone.
 */
export function settle(body: Body, place: Place, later?: Step): Place {
  const held = (code: CoreExpression, name: string): CoreExpression =>
    later && code.kind === 'local' && mayFollow(code, later) ? code : body.keep(code, name);
  switch (place.kind) {
    case 'element':
      return { ...place, array: held(place.array, 'array'), index: held(place.index, 'index') };
    case 'entry':
      return { ...place, dictionary: held(place.dictionary, 'dictionary'), key: held(place.key, 'key') };
    case 'length':
      return { ...place, array: held(place.array, 'array') };
    case 'word':
      return { ...place, record: held(place.record, 'record') };
    case 'accessor':
      return { ...place, object: place.object && held(place.object, 'object') };
    default:
      return place;
  }
}
