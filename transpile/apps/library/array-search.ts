/** Methods of arrays that look for an element with `===`: of numbers, booleans and references as they are, of texts by what they say. */
import { placeIn } from './array-parts';

export function indexOf<T>(array: T[], wanted: T, from: number): number {
  for (let index = placeIn(array.length, from); index < array.length; index++)
    if (array[index] === wanted) return index;
  return -1;
}

export function indexOfText(array: string[], wanted: string, from: number): number {
  for (let index = placeIn(array.length, from); index < array.length; index++)
    if (array[index] === wanted) return index;
  return -1;
}

export function indexOfOptionalText(
  array: (string | undefined | null)[],
  wanted: string | undefined | null,
  from: number,
): number {
  for (let index = placeIn(array.length, from); index < array.length; index++)
    if (array[index] === wanted) return index;
  return -1;
}

export function indexOfOptionalNumber(
  array: (number | undefined | null)[],
  wanted: number | undefined | null,
  from: number,
): number {
  for (let index = placeIn(array.length, from); index < array.length; index++)
    if (array[index] === wanted) return index;
  return -1;
}

export function lastIndexOf<T>(array: T[], wanted: T, from: number): number {
  for (let index = lastPlace(array.length, from); index >= 0; index--)
    if (array[index] === wanted) return index;
  return -1;
}

export function lastIndexOfText(array: string[], wanted: string, from: number): number {
  for (let index = lastPlace(array.length, from); index >= 0; index--)
    if (array[index] === wanted) return index;
  return -1;
}

export function lastIndexOfOptionalText(
  array: (string | undefined | null)[],
  wanted: string | undefined | null,
  from: number,
): number {
  for (let index = lastPlace(array.length, from); index >= 0; index--)
    if (array[index] === wanted) return index;
  return -1;
}

export function lastIndexOfOptionalNumber(
  array: (number | undefined | null)[],
  wanted: number | undefined | null,
  from: number,
): number {
  for (let index = lastPlace(array.length, from); index >= 0; index--)
    if (array[index] === wanted) return index;
  return -1;
}

function lastPlace(length: number, given: number): number {
  if (given < 0) return given + length;
  return given >= length ? length - 1 : given;
}
