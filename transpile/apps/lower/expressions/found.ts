/** What is found at a place where there may be nothing: an element outside of its array, an entry that a Record has not got. */
import type ts from 'typescript';
import { maybe, type Kind } from '../../frontend/kinds';
import type { Body } from '../body';
import { and, choose, compare, number, operation, UNDEFINED } from '../build';
import { widened } from '../conversions';
import { isForDoubtful } from '../doubtful';
import { isCompared, isLookedFor, takesUndefined } from '../missing';
import { readAt, readPlace, type Place } from '../places';
import type { Value } from '../value';

/** Undefined where the program asks whether there is something, or compares texts; elsewhere a fault. */
export function foundAt(body: Body, node: ts.Expression, place: Place): Value {
  // A text is told from undefined for nothing more than the bounds; a number would be boxed.
  const isAsked = isLookedAt(body, node) || (place.of.kind === 'text' && isCompared(node));
  return isAsked ? orUndefined(body, place) : readPlace(place);
}

/** Whether what is missing is undefined there. */
export const isLookedAt = ({ program }: Body, node: ts.Expression): boolean =>
  isLookedFor(node) || takesUndefined(program.checker, node) || isForDoubtful(program, node);

/** What is there, or undefined. */
export function orUndefined(body: Body, place: Place): Value {
  if (place.kind === 'entry') {
    const name = FINDING[place.of.kind] ?? 'dictionary_find';
    return { code: operation(name, place.dictionary, place.key), kind: maybe(place.of) };
  }
  if (place.kind !== 'element') return readAt(body, place);
  const array = body.keep(place.array, 'array');
  const index = body.keep(place.index, 'index');
  const found = widened(operation('element', array, index), place.of);
  return {
    code: choose(isWithin(index, operation('array_length', array)), found, UNDEFINED),
    kind: maybe(place.of),
  };
}

const FINDING: Partial<Record<Kind['kind'], string>> = {
  number: 'dictionary_find_number',
  boolean: 'dictionary_find_boolean',
};

export const isWithin = (index: Value['code'], length: Value['code']): Value['code'] =>
  and(compare(index, '>=', number(0)), compare(index, '<', length));
