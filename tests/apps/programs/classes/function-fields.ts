/** A function in a field goes where functions go; a Record in a static field. */
class A {
  private list: number[] = [];
  add = (n: number): void => {
    this.list.push(n);
  };
  sum(): number {
    return this.list.reduce((s, x) => s + x, 0);
  }
}
const a = new A();
[1, 2, 3].forEach(a.add);
console.log(a.sum());
class T {
  static readonly MAX = 3;
  static counts: Record<string, number> = {};
  static hit(k: string): number {
    return (T.counts[k] = (T.counts[k] ?? 0) + 1);
  }
}
T.hit('a');
T.hit('b');
console.log(T.hit('a'), T.MAX, JSON.stringify(T.counts));
T.counts = {};
console.log(T.hit('a'));
