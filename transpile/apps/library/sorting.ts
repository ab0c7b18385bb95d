/**
 * Array.prototype.sort: a merge sort, hence stable, which works on copies, so a comparison that throws leaves the array as it was. Which pairs
 * are compared, and in which order, ECMAScript does not say; it is not the same as in Node.
 */
type Order<T> = (a: T, b: T) => number;

export function sort<T>(array: T[], order: Order<T>): T[] {
  const length = array.length;
  let from: T[] = [];
  let to: T[] = [];
  operation.array_resize(from, length);
  operation.array_move(from, 0, array, 0, length);
  operation.array_resize(to, length);
  for (let width = 1; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) mergeRuns(from, to, start, width, order);
    const merged = to;
    to = from;
    from = merged;
  }
  for (let index = 0; index < length; index++) array[index] = from[index];
  return array;
}

/** Two sorted runs of `from`, each of `width` elements or what there is, become one of `to`. */
function mergeRuns<T>(from: T[], to: T[], start: number, width: number, order: Order<T>): void {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(middle + width, from.length);
  let left = start;
  let right = middle;
  for (let place = start; place < end; place++) {
    const takeLeft = left < middle && (right >= end || order(from[left], from[right]) <= 0);
    if (takeLeft) {
      to[place] = from[left];
      left++;
    } else {
      to[place] = from[right];
      right++;
    }
  }
}

/** Without a comparison: by the characters' codes. */
export function sortTexts(array: string[]): string[] {
  return sort(array, (a, b) => operation.compared(a, b));
}

/** Without a comparison numbers are compared as texts, too: 10 comes before 9. */
export function sortNumbers(array: number[]): number[] {
  return sort(array, (a, b) => operation.compared(String(a), String(b)));
}
