/** Maps and Sets of whatever can be gone through: arrays, texts, Sets, Maps, and their keys and values. */
function union<T>(a: Set<T>, b: Set<T>): Set<T> {
  return new Set([...a, ...b]);
}
function difference<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): Set<T> {
  const result = new Set(a);
  for (const element of b) result.delete(element);
  return result;
}
const evens = new Set([2, 4, 6]);
const small = new Set([1, 2, 3, 4]);
console.log([...union(evens, small)].join(), [...difference(small, evens)].join(), evens.size);
console.log([...new Set('mississippi')].join(''), new Set<string>([]).size);
const prices = new Map([
  ['tea', 250],
  ['cake', 420],
]);
const copy = new Map(prices);
copy.set('tea', 1).delete('cake');
console.log(prices.get('tea'), copy.get('tea'), prices.size, copy.size, new Set(prices.keys()).has('cake'));
const back = new Map([...prices].map(([name, price]) => [price, name] as const));
console.log(
  back.get(420),
  [...new Set(prices.values())].join(),
  new Map<string, string>([['a', 'b']]).get('a'),
);
const record = { x: 1, y: 2 };
console.log(new Map(Object.entries(record)).get('y'));
