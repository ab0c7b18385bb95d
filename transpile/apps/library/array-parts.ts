/**
 * Methods of arrays that copy, move and remove parts. Places count from the end where they are negative, as ECMAScript has it.
 *
 * No part of the library that needs room in the heap calls another: a fault names who called the part in which it happens.
 */

/** A place in a sequence of `length`, from what a program gives: at least 0, at most the length. */
export function placeIn(length: number, given: number): number {
  if (given < 0) return given + length < 0 ? 0 : given + length;
  return given > length ? length : given;
}

export function slice<T>(array: T[], start: number, end: number): T[] {
  const from = placeIn(array.length, start);
  const to = placeIn(array.length, end);
  const result: T[] = [];
  if (to <= from) return result;
  operation.array_resize(result, to - from);
  operation.array_move(result, 0, array, from, to - from);
  return result;
}

/** `push(...added)`; `added` may be the array itself. */
export function append<T>(array: T[], added: T[]): number {
  const length = array.length;
  const count = added.length;
  operation.array_resize(array, length + count);
  operation.array_move(array, length, added, 0, count);
  return length + count;
}

export function splice<T>(array: T[], start: number, removeCount: number, added: T[]): T[] {
  const length = array.length;
  const count = added.length;
  const from = placeIn(length, start);
  let removed = removeCount < 0 ? 0 : removeCount;
  if (removed > length - from) removed = length - from;
  const result: T[] = [];
  operation.array_resize(result, removed);
  operation.array_move(result, 0, array, from, removed);
  if (count > removed) operation.array_resize(array, length - removed + count);
  operation.array_move(array, from + count, array, from + removed, length - from - removed);
  if (count < removed) operation.array_resize(array, length - removed + count);
  operation.array_move(array, from, added, 0, count);
  return result;
}

export function unshift<T>(array: T[], added: T[]): number {
  const length = array.length;
  const count = added.length;
  operation.array_resize(array, length + count);
  operation.array_move(array, count, array, 0, length);
  operation.array_move(array, 0, added, 0, count);
  return length + count;
}

/** Takes the first element off; the lowering asks whether there is one. */
export function shift<T>(array: T[]): T {
  const first = array[0];
  const rest = array.length - 1;
  operation.array_move(array, 0, array, 1, rest);
  operation.array_resize(array, rest);
  return first;
}

export function pop<T>(array: T[]): T {
  const last = array[array.length - 1];
  operation.array_resize(array, array.length - 1);
  return last;
}

export function reverse<T>(array: T[]): T[] {
  let high = array.length - 1;
  for (let low = 0; low < high; low++) {
    const element = array[low];
    array[low] = array[high];
    array[high] = element;
    high--;
  }
  return array;
}

export function fill<T>(array: T[], element: T, start: number, end: number): T[] {
  const to = placeIn(array.length, end);
  for (let index = placeIn(array.length, start); index < to; index++) array[index] = element;
  return array;
}

export function flat<T>(array: T[][]): T[] {
  const result: T[] = [];
  for (let index = 0; index < array.length; index++) append(result, array[index]);
  return result;
}

/** `[...array.keys()]` */
export function indices<T>(array: T[]): number[] {
  const result: number[] = [];
  for (let index = 0; index < array.length; index++) result.push(index);
  return result;
}

/** `[...array.entries()]` */
export function indexedPairs<T>(array: T[]): [number, T][] {
  const result: [number, T][] = [];
  for (let index = 0; index < array.length; index++) result.push([index, array[index]]);
  return result;
}
