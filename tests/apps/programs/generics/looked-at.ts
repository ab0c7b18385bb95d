/** What differs from kind to kind: equality, truth, texts, keys and JSON of values of a type parameter. */
function same<T>(a: T, b: T): boolean {
  return a === b;
}
function show<T>(value: T): string {
  return value ? `<${value}>` : 'false';
}
function positions<T>(list: readonly T[], wanted: T): number[] {
  return list.flatMap((element, at) => (element === wanted ? [at] : []));
}
function tally<T, K>(list: readonly T[], key: (element: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const element of list) counts.set(key(element), (counts.get(key(element)) ?? 0) + 1);
  return counts;
}
function unique<T>(list: readonly T[]): T[] {
  const seen = new Set<T>();
  return list.filter((element) => {
    const isNew = !seen.has(element);
    seen.add(element);
    return isNew;
  });
}
const joined = (a: string, b: string): string => a + b;
console.log(same(1, 1), same('ab', joined('a', 'b')), same({}, {}), same(true, false));
console.log(show(0), show(3), show(''), show('x'), show(true));
console.log(positions([1, 2, 1], 1).join(), positions(['a', joined('', 'b')], 'b').join());
for (const [key, count] of tally(['one', 'two', 'six', 'four'], (text) => text.length))
  console.log(key, count);
for (const [key, count] of tally([1, 2, 3, 4, 5], (n) => (n % 2 ? 'odd' : 'even'))) console.log(key, count);
console.log(unique([3, 1, 3, 2, 1]).join(), unique(['b', joined('', 'b'), 'a']).join());
console.log(unique([1, 1]).includes(1), unique(['x']).indexOf(joined('x', '')));
