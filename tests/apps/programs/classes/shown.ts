/** JSON and copies of objects of classes: fields in the order in which JavaScript defines them, no accessors, no #names. */
class A {
  n = 1;
  get g(): number {
    return this.n;
  }
  inc(): number {
    return this.n + 1;
  }
}
const a = new A();
const b = { ...a, m: 2 };
console.log(b.n, b.m);
const c = { ...a };
console.log(JSON.stringify(a), JSON.stringify(c), Object.keys(a).join());
class P {
  z = 1;
  a = 'x';
  constructor(
    public q: boolean,
    readonly b2: number[],
  ) {}
}
console.log(JSON.stringify(new P(true, [1])));
class V {
  constructor(
    public x: number,
    public y: number,
  ) {}
  plus({ x, y }: V): V {
    return new V(this.x + x, this.y + y);
  }
}
const v = new V(1, 2).plus(new V(3, 4));
console.log(v.x, v.y, JSON.stringify(v));
const { x, ...others } = v;
console.log(x, others.y);
class Pr {
  #secret = 1;
  private hidden = 2;
  static s = 3;
  shown = 4;
  get g(): number {
    return this.#secret;
  }
}
console.log(JSON.stringify(new Pr()), new Pr().g);
