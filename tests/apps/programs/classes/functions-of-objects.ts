/** Functions in fields are taken out and keep their object; static methods have their class as this. */
class A {
  n = 1;
  f = (): number => this.n++;
  get g(): number {
    return this.n;
  }
}
const a = new A();
const { f } = a;
console.log(f(), f(), a.g, a.n);
const fs = [a.f, new A().f];
console.log(fs.map((x) => x()).join());
class S {
  static n = 0;
  static next(): number {
    return ++this.n;
  }
  static make(): S {
    return new this();
  }
}
console.log(S.next(), S.next());
