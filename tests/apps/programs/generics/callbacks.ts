/** Callbacks that give what may be absent, through library and own generic functions. */
const parsed = ['1', '', '3'].map((t) => (t === '' ? undefined : parseInt(t, 10)));
for (const n of parsed) console.log(n, n === undefined);
const flags = [1, 2, 3].map((n) => (n === 2 ? null : n > 2));
for (const flag of flags) console.log(flag);
function each<T, R>(list: T[], f: (item: T) => R): R[] {
  const result: R[] = [];
  for (const item of list) result.push(f(item));
  return result;
}
const halves = each([4, 5, 0], (n) => (n % 2 === 0 ? (n / 2) | 0 : undefined));
for (const half of halves) console.log(half ?? -1);
const seen = new Map<string, number | undefined>();
seen.set('a', undefined).set('b', 0);
console.log(seen.get('a'), seen.get('b'), seen.get('c'), seen.has('a'), seen.size);
const last = [1, undefined, 2].reduce<number | undefined>((a, b) => b ?? a, undefined);
console.log(last);
