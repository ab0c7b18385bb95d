/** Collections that change while they are gone through, fall-through, labels, recursion, shadowed names, order of evaluation. */
function counterWith(step = 1, next = (n: number): number => n + step, label = `by ${step}`): string {
  let n = 0;
  for (let i = 0; i < 3; i++) n = next(n);
  return `${label} ${n}`;
}
console.log(
  counterWith(),
  counterWith(5),
  counterWith(2, (n) => n * 3 + 1),
  counterWith(undefined, undefined, 'x'),
);
function shadowing(x: number, f = () => x): number {
  x = 10;
  return f() + x;
}
console.log(shadowing(1));
function inner(a: number): number {
  {
    const a = 5;
    {
      const a = 6;
      if (a === 6) {
        const a = 7;
        return a;
      }
    }
    return a;
  }
  return a;
}
console.log(inner(1));
const xs = [1, 2, 3, 4, 5];
for (const x of xs) {
  if (x === 2) xs.push(9);
  if (x === 3) xs.splice(0, 1);
  if (xs.length > 8) break;
  console.log(x);
}
const m = new Map([
  [1, 'a'],
  [2, 'b'],
]);
for (const [k] of m) {
  if (k === 1) {
    m.delete(2);
    m.set(3, 'c');
  }
  console.log(k);
}
const st = new Set([1]);
for (const v of st) {
  if (v < 4) st.add(v + 1);
  console.log(v);
}
const rc: Record<string, number> = { b: 1, a: 2, 10: 3, 9: 4 };
for (const k in rc) {
  if (k === '9') {
    delete rc['b'];
    rc['z'] = 5;
  }
  console.log(k, rc[k]);
}
let fns: Record<string, (n: number) => number> = { dbl: (n) => n * 2, inc: (n) => n + 1 };
for (const [name, f] of Object.entries(fns)) console.log(name, f(5));
fns = { ...fns, neg: (n) => -n };
console.log(
  Object.keys(fns)
    .map((k) => fns[k]!(3))
    .join(),
);
function fall(n: number): string {
  let s = '';
  switch (n) {
    case 0:
    case 1:
      s += 'a';
    case 2: {
      s += 'b';
      if (n === 1) break;
    }
    case 3:
      s += 'c';
    default:
      s += 'd';
    case 4:
      s += 'e';
      break;
    case 5:
      return 'five';
  }
  return s;
}
console.log([0, 1, 2, 3, 4, 5, 6].map(fall).join(' '));
function sw2(s: string): number {
  for (let i = 0; ; i++) {
    switch (s[i]) {
      case 'x':
        continue;
      case 'y':
        return i;
      case 'z':
        break;
      default:
        throw new Error(s);
    }
    if (i > 3) return -1;
    s += 'x';
  }
}
console.log(sw2('xxy'), sw2('zzy'));
switch (true) {
  case xs.length > 100:
    console.log('long');
    break;
  case xs.length > 2:
    console.log('mid');
    break;
  default:
    console.log('short');
}
let depth = 0;
const down = (n: number): number => {
  depth = Math.max(depth, n);
  return n >= 50 ? 0 : 1 + down(n + 1);
};
console.log(down(0), depth);
function hanoi(n: number, a: string, b: string, c: string, moves: string[] = []): string[] {
  if (n === 0) return moves;
  hanoi(n - 1, a, c, b, moves);
  moves.push(a + c);
  return hanoi(n - 1, b, a, c, moves);
}
console.log(hanoi(3, 'A', 'B', 'C').join());
const perms = (s: string): string[] =>
  s.length <= 1 ? [s] : [...s].flatMap((c, i) => perms(s.slice(0, i) + s.slice(i + 1)).map((p) => c + p));
console.log(perms('abc').join());
let g = 0;
const bump = (): number => {
  g++;
  return g;
};
const arr = [0, 0, 0, 0];
arr[bump()] = bump() * 10 + g;
arr[bump() - 1]! += bump();
console.log(arr.join(), g);
const o = { n: 1, list: [1] as number[], sub: { k: 'v' } };
o.n = o.n++ + ++o.n;
o.list[o.n - 3 > 9 ? 1 : 0]! *= 7;
o.sub.k += o.sub.k + o.n;
console.log(JSON.stringify(o));
let und: number | undefined;
const read = (): number | undefined => und;
und = 3;
if (und !== undefined) {
  const q = und;
  und = undefined;
  console.log(q, read());
}
let text = '';
for (let i = 0, n = 3; i < n; i++, n -= i > 1 ? 1 : 0) {
  const k = i;
  text += ((): string => `${k}/${n} `)();
}
console.log(text);
const swap = <T>([a, b]: [T, T]): [T, T] => [b, a];
console.log(swap([1, 2]).join(), swap(['x', 'y'])[0]);
var1: for (let i = 0; i < 2; i++) {
  var2: for (let j = 0; ; j++) {
    if (j === 1) continue var1;
    if (j > 5) break var2;
    console.log(i, j);
  }
}
const t1 = 5 > 3 ? 'y' : 'n',
  t2 = !t1,
  t3 = !!t1;
console.log(t1, t2, t3, -5 % 3, (7 & 3) | (8 ^ 2), ~5, (1 << 4) >>> 2, -9 >> 1);
