/** Patterns in patterns, of tuples, records, maps, sets, texts, errors and members of unions. */
const wide = { a: 1, b: 'two', c: true };
const { a, ...rest }: { a: number; b: string; c: boolean } = wide;
console.log(a, rest.b, rest.c);
const { b }: { b: string } = wide;
console.log(b);
const pairs: [string, number][] = [
  ['x', 1],
  ['y', 2],
];
for (const [k, v] of pairs) console.log(k, v);
const rec: Record<string, { n: number }> = { p: { n: 1 }, q: { n: 2 } };
for (const [k, { n }] of Object.entries(rec)) console.log(k, n);
const {
  p: { n: pn },
  q = { n: 9 },
  zz = { n: 8 },
} = rec;
console.log(pn, q.n, zz.n);
type U = { kind: 'a'; v: number } | { kind: 'b'; v: number; w: string };
const us: U[] = [
  { kind: 'a', v: 1 },
  { kind: 'b', v: 2, w: 'w' },
];
for (const { kind, v } of us) console.log(kind, v);
const fn = ([x, y]: [number, number], { z }: { z: number }): number => x * y + z;
console.log(fn([2, 3], { z: 4 }));
const nested = { l1: { l2: { l3: [1, [2, 3]] as [number, number[]] } } };
const {
  l1: {
    l2: {
      l3: [one, [two, three]],
    },
  },
} = nested;
console.log(one, two, three);
let s1: string | null = null,
  s2: string | undefined;
[s1, s2 = 'dflt'] = ['v'] as string[];
console.log(s1, s2);
const [c1, , c3 = 'z'] = 'xy';
console.log(c1, c3);
const m = new Map([['k', [1, 2]]]);
for (const [k, [x, y]] of m) console.log(k, x, y);
const [h, ...t] = new Set([1, 2, 3]);
console.log(h, t.join());
const fs = { f: (x: number): number => x + 1 };
const { f } = fs;
console.log(f(1));
const g = ({ f }: { f: (x: number) => number }, [k]: number[] = [5]): number => f(k!);
console.log(g(fs), g(fs, [8]));
try {
  const { length: len } = [1, 2];
  console.log(len);
} catch {
  console.log('no');
}
const { message } = new Error('em');
console.log(message);
const { size } = new Set([1]);
console.log(size);
