/** Accessors of a class itself, properties that can only be written or only be read. */
class Only {
  set v(x: number) {
    console.log('set', x);
  }
}
const o = new Only();
o.v = 3;
console.log((o.v = 4) + 1);
class G {
  get r(): number {
    return 1;
  }
}
const g = new G();
console.log(g.r);
class Cnt {
  private static instances: Cnt[] = [];
  static get size(): number {
    return Cnt.instances.length;
  }
  static set size(n: number) {
    Cnt.instances.length = 0;
    console.log('reset', n);
  }
  constructor() {
    Cnt.instances.push(this);
  }
}
new Cnt();
new Cnt();
console.log(Cnt.size);
Cnt.size = 0;
console.log(Cnt.size);
