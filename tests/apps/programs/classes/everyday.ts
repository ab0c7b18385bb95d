/** Vectors, a registry with a private constructor, a tree, a lazy value, subscriptions: with patterns, static members and chains. */
class Vec {
  static zero = new Vec(0, 0);
  static get unit(): Vec {
    return new Vec(1, 1);
  }
  constructor(
    public x: number,
    public y: number,
  ) {}
  static from([x, y]: [number, number]): Vec {
    return new Vec(x, y);
  }
  static from2({ x = 1, y = x }: { x?: number; y?: number } = {}): Vec {
    return new Vec(x, y);
  }
  map(f: (n: number) => number): Vec {
    return new Vec(f(this.x), f(this.y));
  }
  toString(): string {
    return `(${this.x},${this.y})`;
  }
}
console.log(
  Vec.zero.toString(),
  Vec.unit.map((n) => n * 3).toString(),
  Vec.from([4, 5]).toString(),
  Vec.from2().toString(),
  Vec.from2({ x: 7 }).toString(),
  Vec.from2({ y: 2 }).toString(),
);
const { x, y: why } = Vec.from2({ x: 8, y: 9 });
console.log(x, why);
class Reg {
  static #items = new Map<string, Reg>();
  static get(n: string): Reg {
    let r = Reg.#items.get(n);
    if (!r) Reg.#items.set(n, (r = new Reg(n)));
    return r;
  }
  private constructor(readonly n: string) {}
  hits = 0;
  hit(): number {
    return ++this.hits;
  }
}
Reg.get('a').hit();
Reg.get('b').hit();
console.log(
  Reg.get('a').hit(),
  Reg.get('b').hits,
  Reg.get('a') === Reg.get('a'),
  Reg.get('a') === Reg.get('b'),
);
class Tree {
  left?: Tree;
  right?: Tree;
  constructor(readonly k: number) {}
  insert(k: number): this {
    if (k < this.k) {
      if (this.left) this.left.insert(k);
      else this.left = new Tree(k);
    } else if (this.right) this.right.insert(k);
    else this.right = new Tree(k);
    return this;
  }
  walk(f: (k: number) => void): void {
    this.left?.walk(f);
    f(this.k);
    this.right?.walk(f);
  }
  get min(): number {
    return this.left?.min ?? this.k;
  }
  get size(): number {
    return 1 + (this.left?.size ?? 0) + (this.right?.size ?? 0);
  }
}
const tree = new Tree(5).insert(2).insert(8).insert(1).insert(3);
const ks: number[] = [];
tree.walk((k) => ks.push(k));
console.log(ks.join(), tree.min, tree.size, tree.left?.right?.k, tree.right?.right?.k);
class Lazy<T> {
  #v: T | undefined;
  #done = false;
  constructor(private readonly make: () => T) {}
  get value(): T {
    if (!this.#done) {
      this.#v = this.make();
      this.#done = true;
    }
    return this.#v!;
  }
}
let made = 0;
const lz = new Lazy(() => {
  made++;
  return `v${made}`;
});
console.log(lz.value, lz.value, made);
class Sub {
  private subs: ((n: number) => void)[] = [];
  last = -1;
  constructor() {
    this.on((n) => {
      this.last = n;
    });
  }
  on(f: (n: number) => void): () => boolean {
    this.subs.push(f);
    return () => {
      const i = this.subs.indexOf(f);
      if (i < 0) return false;
      this.subs.splice(i, 1);
      return true;
    };
  }
  fire(n: number): void {
    for (const f of [...this.subs]) f(n);
  }
}
const sub = new Sub();
let sum = 0;
const off = sub.on((n) => {
  sum += n;
});
sub.fire(3);
console.log(off(), off());
sub.fire(4);
console.log(sub.last, sum);
