/**
 * `find` and `findLast`. What they give may be undefined, which is said in another way for numbers and booleans than for references: those
 * are what the caller gives as `nothing` where none is found.
 */

type Test<T> = (element: T, index: number, array: T[]) => boolean;

export function findAny<T>(array: T[], accepts: Test<T>, nothing: T): T {
  const length = array.length;
  for (let index = 0; index < length; index++) {
    const element = array[index];
    if (accepts(element, index, array)) return element;
  }
  return nothing;
}

export function findNumber(array: number[], accepts: Test<number>): number | undefined {
  const length = array.length;
  for (let index = 0; index < length; index++) {
    const element = array[index];
    if (accepts(element, index, array)) return element;
  }
  return undefined;
}

export function findBoolean(array: boolean[], accepts: Test<boolean>): boolean | undefined {
  const length = array.length;
  for (let index = 0; index < length; index++) {
    const element = array[index];
    if (accepts(element, index, array)) return element;
  }
  return undefined;
}

export function findLastAny<T>(array: T[], accepts: Test<T>, nothing: T): T {
  for (let index = array.length - 1; index >= 0; index--) {
    const element = array[index];
    if (accepts(element, index, array)) return element;
  }
  return nothing;
}

export function findLastNumber(array: number[], accepts: Test<number>): number | undefined {
  for (let index = array.length - 1; index >= 0; index--) {
    const element = array[index];
    if (accepts(element, index, array)) return element;
  }
  return undefined;
}

export function findLastBoolean(array: boolean[], accepts: Test<boolean>): boolean | undefined {
  for (let index = array.length - 1; index >= 0; index--) {
    const element = array[index];
    if (accepts(element, index, array)) return element;
  }
  return undefined;
}
