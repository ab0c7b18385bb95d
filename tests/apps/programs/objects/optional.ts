/** Optional properties, `?.`, `??`, `??=`. */
interface Node {
  name: string;
  weight?: number;
  next?: Node;
}
const c: Node = { name: 'c' };
const b: Node = { name: 'b', weight: 0, next: c };
const a: Node = { name: 'a', weight: 7, next: b };
console.log(a.next?.name, a.next?.next?.name, a.next?.next?.next?.name, c.next === undefined);
console.log(a.weight ?? 1, b.weight ?? 1, c.weight ?? 1, c.next?.weight ?? -1, b.weight === 0, c.weight);
c.weight ??= 50;
b.weight ??= 60;
console.log(c.weight, b.weight);
c.next = a;
c.weight = undefined;
console.log(c.next.name, c.weight, a.next?.next?.next?.next?.name);
const { weight = 9 } = c;
console.log(weight);
if (a.weight) console.log('heavy', a.weight + 1);
if (b.weight) console.log('never');
