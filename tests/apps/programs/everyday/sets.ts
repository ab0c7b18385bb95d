/** The algebra of sets. */
function union<T>(a: Set<T>, b: Set<T>): Set<T> {
  return new Set([...a, ...b]);
}

function intersection<T>(a: Set<T>, b: Set<T>): Set<T> {
  return new Set([...a].filter((x) => b.has(x)));
}

function difference<T>(a: Set<T>, b: Set<T>): Set<T> {
  const result = new Set(a);
  for (const x of b) result.delete(x);
  return result;
}

function isSubset<T>(a: Set<T>, b: Set<T>): boolean {
  for (const x of a) {
    if (!b.has(x)) return false;
  }
  return true;
}

function powerSet(items: string[]): string[][] {
  return items.reduce<string[][]>(
    (subsets, item) => subsets.concat(subsets.map((subset) => [...subset, item])),
    [[]],
  );
}

function show(set: Set<number>): string {
  return `{${[...set].sort((a, b) => a - b).join(', ')}}`;
}

export function onStart(): void {
  const evens = new Set([2, 4, 6, 8]);
  const primes = new Set([2, 3, 5, 7]);
  console.log(show(union(evens, primes)));
  console.log(show(intersection(evens, primes)));
  console.log(show(difference(evens, primes)));
  console.log(isSubset(new Set([2, 4]), evens), isSubset(primes, evens));
  console.log(
    powerSet(['a', 'b', 'c'])
      .map((set) => `{${set.join()}}`)
      .join(' '),
  );
  const letters = new Set('mississippi');
  console.log(letters.size, Array.from(letters).join(''));
  const unique = [...new Set([3, 1, 3, 2, 1])];
  console.log(unique.join());
}
