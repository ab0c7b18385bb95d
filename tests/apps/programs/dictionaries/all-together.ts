/** Records, maps and sets as they are counted, grouped, walked through while they grow, and shown. */
const r: Record<string, number> = { b: 1, '2': 2, a: 3, '1': 4 };
for (const k in r) console.log(k, r[k]);
delete r['b'];
r['z'] = (r['z'] ?? 0) + 1;
console.log(Object.keys(r).join(), Object.values(r).join(), JSON.stringify(r), 'a' in r, 'b' in r);
for (const [k, v] of Object.entries(r)) console.log(`${k}=${v}`);
const m = new Map<string, number[]>();
for (const w of ['x', 'yy', 'zz', 'w']) {
  const key = String(w.length);
  const list = m.get(key) ?? [];
  list.push(w.charCodeAt(0));
  m.set(key, list);
}
for (const [k, v] of m) console.log(k, v.join());
console.log(m.size, m.has('1'), m.has('3'), m.get('3') === undefined, m.delete('1'), m.delete('1'), m.size);
const n = new Map<number, string>([
  [1, 'one'],
  [2, 'two'],
]);
n.forEach((value, key) => console.log(key, value));
const s = new Set([3, 1, 3, 2]);
s.add(7).delete(1);
console.log([...s].join(), s.size, s.has(3), [...s.values()].map((x) => x * 2).join(), [...n.keys()].join());
for (const x of s) {
  if (x < 20) s.add(x + 10);
  console.log(x);
}
const flags = new Map<string, boolean>([
  ['on', true],
  ['off', false],
]);
console.log(flags.get('on'), flags.get('off'), flags.get('none'));
const counts = new Map<string, number>();
for (const c of 'mississippi') counts.set(c, (counts.get(c) ?? 0) + 1);
console.log([...counts].map(([c, k]) => c + k).join(' '), [...counts.entries()].length);
n.clear();
console.log(n.size, n.get(1));
const nested: Record<string, Record<string, string>> = {};
(nested['a'] ??= {})['b'] = 'c';
console.log(JSON.stringify(nested), nested['a']?.['b'], nested['x']?.['b']);
