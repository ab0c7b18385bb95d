/** Keys of a Map: numbers, booleans, objects; values of any kind; the start from pairs. */
const names = new Map<number, string>([
  [1, 'one'],
  [-7, 'minus seven'],
  [0, 'zero'],
]);
console.log(names.get(1), names.get(-7), names.get(0), names.get(2), names.size);
const owner = { name: 'ann' };
const other = { name: 'ann' };
const ages = new Map<{ name: string }, number>();
ages.set(owner, 30);
console.log(ages.get(owner), ages.get(other), ages.has(other));
const lists = new Map<string, number[]>();
function add(key: string, n: number): void {
  const list = lists.get(key);
  if (list) list.push(n);
  else lists.set(key, [n]);
}
add('even', 2);
add('odd', 1);
add('even', 4);
console.log(
  lists.get('even')?.join(),
  lists.get('odd')?.length,
  [...lists.keys()].join(),
  Array.from(names.values()).join(),
);
const zero = new Map([['a', 0]]);
console.log(zero.get('a') ?? 5, zero.get('b') ?? 5, zero.get('a') === 0);
