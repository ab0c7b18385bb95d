/** Searching in sorted arrays, by number and by a function. */
function binarySearch(values: readonly number[], target: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low <= high) {
    const middle = low + Math.floor((high - low) / 2);
    const value = values[middle];
    if (value === target) return middle;
    if (value < target) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function lowerBound<T>(items: T[], isBefore: (item: T) => boolean): number {
  let low = 0,
    high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(items[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertSorted<T>(items: T[], item: T, compare: (a: T, b: T) => number): void {
  const at = lowerBound(items, (other) => compare(other, item) <= 0);
  items.splice(at, 0, item);
}

const squares = Array.from({ length: 20 }, (_, i) => i * i);
for (const target of [0, 1, 2, 49, 361, 400]) {
  console.log(`${target}: ${binarySearch(squares, target)}`);
}

const words: string[] = [];
for (const word of 'the quick brown fox jumps over the lazy dog'.split(' ')) {
  insertSorted(words, word, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
console.log(words.join(' '));
console.log('first from m:', words[lowerBound(words, (word) => word < 'm')]);

const squareRoot = (n: number): number => {
  let [low, high] = [0, 46340];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (middle * middle <= n) low = middle;
    else high = middle - 1;
  }
  return low;
};
console.log([0, 1, 2, 99, 100, 2147483647].map(squareRoot).join());
