/**
 * Methods of arrays that call a function for each element.
 *
 * As ECMAScript has it, they look at as many elements as there were at the start, and at those which are there when their turn comes:
 * a callback that shortens the array ends the walk.
 */

type Visitor<T, R> = (element: T, index: number, array: T[]) => R;

export function forEach<T>(array: T[], visit: Visitor<T, void>): void {
  const length = array.length;
  for (let index = 0; index < length && index < array.length; index++) visit(array[index], index, array);
}

export function map<T, R>(array: T[], transform: Visitor<T, R>): R[] {
  const length = array.length;
  const result: R[] = [];
  for (let index = 0; index < length; index++) result.push(transform(array[index], index, array));
  return result;
}

export function filter<T>(array: T[], accepts: Visitor<T, boolean>): T[] {
  const length = array.length;
  const result: T[] = [];
  for (let index = 0; index < length && index < array.length; index++) {
    const element = array[index];
    if (accepts(element, index, array)) result.push(element);
  }
  return result;
}

export function some<T>(array: T[], accepts: Visitor<T, boolean>): boolean {
  const length = array.length;
  for (let index = 0; index < length && index < array.length; index++)
    if (accepts(array[index], index, array)) return true;
  return false;
}

export function every<T>(array: T[], accepts: Visitor<T, boolean>): boolean {
  const length = array.length;
  for (let index = 0; index < length && index < array.length; index++)
    if (!accepts(array[index], index, array)) return false;
  return true;
}

/** `find`, too: the lowering takes the element. */
export function findIndex<T>(array: T[], accepts: Visitor<T, boolean>): number {
  const length = array.length;
  for (let index = 0; index < length; index++) if (accepts(array[index], index, array)) return index;
  return -1;
}

export function findLastIndex<T>(array: T[], accepts: Visitor<T, boolean>): number {
  for (let index = array.length - 1; index >= 0; index--)
    if (accepts(array[index], index, array)) return index;
  return -1;
}

export function reduce<T, R>(
  array: T[],
  combine: (result: R, element: T, index: number, array: T[]) => R,
  start: R,
): R {
  const length = array.length;
  let result = start;
  for (let index = 0; index < length && index < array.length; index++)
    result = combine(result, array[index], index, array);
  return result;
}

/** Without a start value, which is then the first element. */
export function reduceFromFirst<T>(
  array: T[],
  combine: (result: T, element: T, index: number, array: T[]) => T,
  first: T,
): T {
  const length = array.length;
  let result = first;
  for (let index = 1; index < length && index < array.length; index++)
    result = combine(result, array[index], index, array);
  return result;
}

export function reduceRight<T, R>(
  array: T[],
  combine: (result: R, element: T, index: number, array: T[]) => R,
  start: R,
): R {
  let result = start;
  for (let index = array.length - 1; index >= 0; index--)
    if (index < array.length) result = combine(result, array[index], index, array);
  return result;
}

export function reduceRightFromLast<T>(
  array: T[],
  combine: (result: T, element: T, index: number, array: T[]) => T,
  last: T,
): T {
  let result = last;
  for (let index = array.length - 2; index >= 0; index--)
    if (index < array.length) result = combine(result, array[index], index, array);
  return result;
}

export function flatMap<T, R>(array: T[], transform: Visitor<T, R[]>): R[] {
  const length = array.length;
  const result: R[] = [];
  for (let index = 0; index < length && index < array.length; index++) {
    const part = transform(array[index], index, array);
    for (let place = 0; place < part.length; place++) result.push(part[place]);
  }
  return result;
}

/** Array.from({ length }, transform): the first argument of the callback is undefined. */
export function generate<R>(length: number, transform: (element: undefined, index: number) => R): R[] {
  const result: R[] = [];
  for (let index = 0; index < length; index++) result.push(transform(undefined, index));
  return result;
}
