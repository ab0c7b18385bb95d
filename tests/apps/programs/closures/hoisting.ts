/** Functions before their declaration, closures in loops and blocks, captured parameters and errors, functions that return functions. */
const cell = { v: 1 };
const bumpers = [() => cell.v++, () => (cell.v += 10)];
for (const b of bumpers) b();
console.log(cell.v);
function outer() {
  let n = 0;
  function a() {
    n++;
    if (n < 3) b();
  }
  function b() {
    n += 10;
    a();
  }
  a();
  return n;
}
console.log(outer());
function hoist(): string {
  const r = early();
  return r;
  function early(): string {
    return `e${helper()}`;
  }
  function helper(): number {
    return k;
  }
  var1();
  function var1(): void {}
}
const k = 4;
console.log(hoist());
const fs: (() => string)[] = [];
for (const [i, s] of ['a', 'b'].entries()) fs.push(() => s + i);
for (const { n } of [{ n: 1 }, { n: 2 }]) fs.push(() => `n${n}`);
console.log(fs.map((f) => f()).join());
let again = 0;
function rec(f: (n: number) => number, n: number): number {
  const local = n * 2;
  const g = (m: number): number => m + local + again;
  return n === 0 ? f(0) : rec(g, n - 1) + f(n);
}
again = 1;
console.log(rec((n) => n, 3));
const acc = (() => {
  let total = 0;
  return (n: number): number => (total += n);
})();
acc(5);
console.log(acc(6));
const nest = () => {
  let a = 1;
  return () => {
    let b = a++;
    return () => {
      b++;
      return a * 100 + b;
    };
  };
};
const n1 = nest();
const n2 = n1(),
  n3 = n1();
console.log(n2(), n2(), n3());
function params(a: number, b: number): () => number {
  const f = () => a + b;
  a = 10;
  b++;
  return f;
}
console.log(params(1, 2)());
function catchVar(): () => string {
  try {
    throw new Error('cv');
  } catch (e) {
    return () => (e as Error).message;
  }
}
console.log(catchVar()());
function forVar(): number {
  let s = 0;
  const gs: (() => void)[] = [];
  for (let i = 0; i < 3; i++) {
    gs.push(() => {
      i += 10;
    });
    gs[i < 3 ? i : 0]?.();
    s += i;
  }
  return s;
}
console.log(forVar());
const wh: (() => number)[] = [];
let w = 0;
while (w < 3) {
  let inner = w;
  wh.push(() => inner++);
  if (w++ === 1) {
    inner = 50;
    continue;
  }
  inner += 5;
}
console.log(wh.map((f) => f()).join(), wh.map((f) => f()).join());
function mutualInBlock(n: number): boolean {
  {
    return even(n);
    function even(m: number): boolean {
      return m === 0 ? true : odd(m - 1);
    }
    function odd(m: number): boolean {
      return m === 0 ? false : even(m - 1);
    }
  }
}
console.log(mutualInBlock(5), mutualInBlock(4));
const selfRef = { count: 0, tick: (): number => ++selfRef.count };
selfRef.tick();
console.log(selfRef.tick());
let maybeFn: ((n: number) => number) | null = null;
const setFn = (): void => {
  maybeFn = (n) => n + 1;
};
setFn();
console.log(maybeFn === null, (maybeFn as ((n: number) => number) | null)?.(4));
const sorted = [5, 2, 8].sort((a, b) => {
  const d = b - a;
  return d;
});
console.log(sorted.join());
const by =
  (k: 'a' | 'b') =>
  (x: { a: number; b: number }, y: { a: number; b: number }): number =>
    k === 'a' ? x.a - y.a : x.b - y.b;
console.log(
  [
    { a: 2, b: 1 },
    { a: 1, b: 2 },
  ]
    .sort(by('a'))
    .map((q) => q.a)
    .join(),
);
const gen = (n: number): { next: () => number | undefined } => {
  let i = 0;
  return { next: () => (i < n ? i++ : undefined) };
};
const it = gen(2);
for (let v = it.next(); v !== undefined; v = it.next()) console.log('it', v);
const bool = (b?: boolean): string => `${b} ${b ?? 'none'} ${b ? 'T' : 'F'}`;
let cb: boolean | undefined;
const setB = () => {
  cb = !cb;
};
console.log(bool(cb));
setB();
console.log(bool(cb));
setB();
console.log(bool(cb));
