/** Private fields, accessors with checks, methods that return this, objects in maps and arrays, optional chains of methods. */
class Temp {
  #c = 20;
  static made = 0;
  readonly label: string;
  constructor(
    private readonly unit: string,
    protected scale = 2,
    public tags: string[] = [],
  ) {
    Temp.made++;
    this.label = `${unit}${scale}`;
  }
  get c(): number {
    return this.#c;
  }
  set c(v: number) {
    if (v < 0) throw new Error(`cold ${v}`);
    this.#c = v;
  }
  get doubled(): number {
    return this.c * this.scale;
  }
  static of(n: number): Temp {
    const t = new Temp('C');
    t.c = n;
    return t;
  }
  add(n: number): this {
    this.c += n;
    this.c++;
    return this;
  }
  handler(): () => string {
    return () => `${this.unit}:${this.c}`;
  }
  each(list: number[]): number {
    let sum = 0;
    list.forEach((x) => {
      sum += x * this.scale;
      this.tags.push(String(x));
    });
    return sum;
  }
  nested(): () => () => number {
    return () => () => this.#c;
  }
}
const t = Temp.of(5).add(3);
console.log(t.c, t.doubled, t.label, Temp.made, t.handler()(), t.each([1, 2]), t.tags.join(), t.nested()()());
t.c *= 2;
t.c--;
console.log(t.c, t.c++, ++t.c, t.c);
try {
  t.c = -1;
} catch (e) {
  console.log((e as Error).message);
}
const map = new Map<string, Temp>();
map.set('a', t).set('b', Temp.of(1));
console.log(
  map.get('b')?.c,
  map.get('x')?.c,
  map.get('a')?.handler()(),
  map.get('x')?.handler()(),
  map.get('x')?.add(1).c,
);
for (const [k, v] of map) {
  v.c += 100;
  console.log(k, v.c);
}
const arr = [Temp.of(3), Temp.of(1), Temp.of(2)].sort((a, b) => a.c - b.c);
console.log(arr.map((a) => a.c).join(), arr.find((a) => a.c === 2)?.label, arr[0]!.c);
let maybeT: Temp | undefined;
console.log(maybeT?.c, maybeT?.tags.length, maybeT?.tags[0], maybeT === undefined);
maybeT = arr[1];
console.log(maybeT?.c, maybeT?.tags.length);
interface Op {
  name: string;
  run?: (n: number) => number;
  inner?: { f: (s: string) => string };
}
const ops: Op[] = [
  { name: 'a', run: (n) => n + 1 },
  { name: 'b' },
  { name: 'c', inner: { f: (s) => s + s } },
];
for (const op of ops) console.log(op.name, op.run?.(1), op.inner?.f('x'), op.run?.(2)?.toString());
const obj = {
  n: 1,
  inc(k: number): number {
    return k + 1;
  },
  get: () => 5,
};
console.log(obj.inc(obj.n), obj.get());
const copy = { ...obj, n: 9 };
console.log(copy.inc(copy.n), copy.n, obj.n);
