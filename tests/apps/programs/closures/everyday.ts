/** Counters, caches, pipelines, walks through trees, functions that are made once, captured variables that may be undefined. */
const counter = (start = 0) => {
  let c = start;
  return { inc: () => ++c, dec: () => --c, value: () => c };
};
const c1 = counter(),
  c2 = counter(10);
c1.inc();
c1.inc();
c2.dec();
console.log(c1.value(), c2.value());
const memo = (f: (n: number) => number): ((n: number) => number) => {
  const cache = new Map<number, number>();
  return (n) => {
    const hit = cache.get(n);
    if (hit !== undefined) return hit;
    const v = f(n);
    cache.set(n, v);
    return v;
  };
};
let calls = 0;
const sq = memo((n) => {
  calls++;
  return n * n;
});
console.log(sq(3), sq(3), sq(0), sq(0), calls);
const curry = (a: number) => (b: number) => (c: number) => a * 100 + b * 10 + c;
console.log(curry(1)(2)(3));
const pipeline: ((s: string) => string)[] = [];
for (const ch of ['x', 'y']) for (let i = 0; i < 2; i++) pipeline.push((s) => s + ch + i);
console.log(pipeline.reduce((s, f) => f(s), '>'));
function makeStack() {
  const items: number[] = [];
  function push(n: number): void {
    items.push(n);
    note(`push ${n}`);
  }
  function pop(): number | undefined {
    note('pop');
    return items.pop();
  }
  const notes: string[] = [];
  function note(s: string): void {
    notes.push(s);
  }
  return { push, pop, notes };
}
const stk = makeStack();
stk.push(1);
stk.push(2);
console.log(stk.pop(), stk.notes.join());
let fnv = (n: number): number => n + 1;
const old = fnv;
fnv = (n) => old(n) * 2;
console.log(fnv(3), old(3));
const later: (() => void)[] = [];
let acc = '';
for (let i = 0; i < 3; i++) {
  let j = i * 10;
  later.push(() => {
    acc += `${i}:${j++};`;
  });
  j++;
}
later.forEach((f) => f());
later.forEach((f) => f());
console.log(acc);
const tree = { v: 1, kids: [{ v: 2, kids: [] as { v: number; kids: never[] }[] }] };
type T = { v: number; kids: T[] };
const walk = (t: T, f: (v: number, depth: number) => void, d = 0): void => {
  f(t.v, d);
  t.kids.forEach((k) => walk(k, f, d + 1));
};
const tt: T = {
  v: 1,
  kids: [
    { v: 2, kids: [{ v: 3, kids: [] }] },
    { v: 4, kids: [] },
  ],
};
const seen: string[] = [];
walk(tt, (v, d) => seen.push(`${v}@${d}`));
console.log(seen.join());
const opt = (f?: (n: number) => number, n = f?.(1) ?? -1): number => n;
console.log(
  opt(),
  opt((x) => x + 41),
);
function vararg(first: string, ...rest: number[]): string {
  return first + rest.length + rest.map((x) => x + 1).join('|');
}
console.log(vararg('a'), vararg('b', 1, 2), vararg('c', ...[4, 5, 6]));
const ifn = function fact(n: number): number {
  return n <= 1 ? 1 : n * fact(n - 1);
};
console.log(ifn(6));
const once = (f: () => number) => {
  let done = false,
    v = 0;
  return () => {
    if (!done) {
      done = true;
      v = f();
    }
    return v;
  };
};
let k = 0;
const o = once(() => ++k);
console.log(o(), o(), k);
const debounce = {
  timer: 0,
  calls: [] as string[],
  run(s: string): number {
    return debounce.calls.push(s);
  },
};
console.log(debounce.run('a'), debounce.run('b'), debounce.calls.join());
let cap: number | undefined;
const readCap = () => cap;
cap = 4;
console.log(readCap());
cap = undefined;
console.log(readCap());
let capb: boolean | null = null;
const readB = () => capb;
capb = true;
console.log(readB());
function whileClosure(): string {
  const fs: (() => number)[] = [];
  let n = 3;
  while (n-- > 0) {
    const c = n;
    fs.push(() => c);
    if (c === 1) continue;
    let d = c * 2;
    fs.push(() => d++);
  }
  return fs
    .map((f) => f())
    .concat(fs.map((f) => f()))
    .join();
}
console.log(whileClosure());
