/** What is evaluated when: operands, assignments, defaults, keys, clauses of a switch, patterns. */
let log = '';
const s = (x: string): string => {
  log += x;
  return x;
};
const n = (x: number): number => {
  log += x;
  return x;
};
let v = 1;
console.log(v + v++ + ++v + v-- - --v, v);
let a = [1, 2, 3],
  i = 0;
a[i++] = i++ + a[i]!;
console.log(a.join(), i);
a[i] = i = 0;
console.log(a.join(), i);
i = 1;
a[i] += i++ + a[i]!;
console.log(a.join(), i);
const o = { x: 1, get: (k: number): number => k };
o.x += o.get(o.x++) + o.x;
console.log(o.x);
let b: number[] = [5];
const setB = (): number => {
  b = [9];
  return 0;
};
b[0] = setB() + 1;
console.log(b.join());
const f = (x: number, y = x + 1, z = n(y) + x): string => `${x},${y},${z}`;
console.log(f(1), f(1, 5), f(1, undefined, 3), f(1, 2, undefined), log);
log = '';
const obj = { [s('k')]: n(1), z: n(2) } as Record<string, number>;
console.log(log, Object.keys(obj).join());
log = '';
s('a') + s('b') + `${s('c')}${n(4)}`;
const cond = n(0) ? s('t') : s('f');
n(0) && s('no');
n(1) && s('yes');
n(0) || s('or');
(v > 100 ? 'x' : null) ?? s('nn');
console.log(log, cond);
log = '';
switch (n(2)) {
  case n(1):
    s('one');
  case n(2):
    s('two');
  case n(3):
    s('three');
    break;
  case n(4):
    s('four');
  default:
    s('d');
}
console.log(log);
log = '';
switch (s('q')) {
  default:
    s('D');
  case 'w':
    s('W');
    break;
  case 'e':
    s('E');
}
console.log(log);
let x = 1;
{
  let x = 2;
  {
    let x = 3;
    log = String(x);
  }
  log += x;
}
log += x;
console.log(log);
function shadow(x: number): number {
  {
    let x = 5;
    x++;
  }
  const g = (x: number): number => x * 2;
  return g(x) + x;
}
console.log(shadow(3));
let c = 0;
const inc = (): number => ++c;
console.log(inc() - inc() * inc(), [inc(), inc()].join(), Math.max(inc(), inc()), c);
let q = 5;
q += (q = 2) + q;
console.log(q);
let w = 1;
w = w++ + w;
console.log(w);
const comma = (n(1), n(2));
console.log(comma);
let str = 'a';
str += (str = 'b') + str;
console.log(str);
for (let i = 0, j = 10; i < j; i += 3, j--) log += i + j;
console.log(log);
const m = new Map<string, number>();
m.set(s('k1'), n(1)).set(s('k2'), m.size);
console.log([...m.values()].join());
let u: number | undefined;
u ??= n(7);
u ??= n(8);
u &&= n(9);
let z0 = 0;
z0 ||= n(3);
console.log(u, z0);
const [p1 = n(1), p2 = n(2)]: (number | undefined)[] = [undefined, 5];
console.log(p1, p2);
let sw1 = 1,
  sw2 = 2;
[sw1, sw2] = [sw2, sw1];
console.log(sw1, sw2);
const ar = [1, 2, 3];
[ar[0], ar[2]] = [ar[2]!, ar[0]!];
console.log(ar.join());
let k = 0;
const ks = [0, 0, 0];
[ks[k++], ks[k++]] = [k, k + 1];
console.log(ks.join(), k);
do {
  if (k > 5) break;
  k++;
  if (k % 2) continue;
  log = `${k}`;
} while (k < 10);
console.log(k, log);
outer: for (const y of [1, 2, 3]) {
  switch (y) {
    case 1:
      continue outer;
    case 2:
      break;
    default:
      break outer;
  }
  console.log('y', y);
}
lbl: {
  if (k) {
    break lbl;
  }
  console.log('unreached');
}
a: b: for (;;) {
  for (;;) {
    break a;
  }
}
console.log(
  (
    (x) => (y: number) =>
      x + y
  )(1)(2),
);
const fib = (n: number): number => (n < 2 ? n : fib(n - 1) + fib(n - 2));
console.log(fib(15));
function ack(m: number, n: number): number {
  return m === 0 ? n + 1 : n === 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1));
}
console.log(ack(2, 3));
const isEven = (n: number): boolean => n === 0 || isOdd(n - 1);
const isOdd = (n: number): boolean => n !== 0 && isEven(n - 1);
console.log(isEven(10), isOdd(7));
console.log(
  [3, 1, 2]
    .map((x, i, all) => x * i + all.length)
    .filter((x) => x > 3)
    .join(),
  [[1, 2], [3]].flatMap((x) => x).join(),
);
const compose =
  <T>(...fs: ((x: T) => T)[]) =>
  (x: T): T =>
    fs.reduce((acc, f) => f(acc), x);
console.log(
  compose(
    (x: number) => x + 1,
    (x) => x * 2,
  )(5),
);
