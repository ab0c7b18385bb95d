/** keys(), values() and entries() of Maps and Sets taken apart, and methods of classes that are called so. */
class Bag {
  private list = ['a', 'b'];
  keys(): string[] {
    return this.list;
  }
}
const bag = new Bag();
console.log([...bag.keys()].join(), Array.from(bag.keys()).length);
const [x, y] = bag.keys();
console.log(x, y);
const map = new Map([
  ['k', 1],
  ['l', 2],
]);
const [first] = map.keys();
const [one, two] = map.values();
console.log(first, one + two);
const [[key, value]] = map.entries();
console.log(key, value);
let a: string, b: string;
[a, b] = map.keys();
console.log(a, b);
const [s] = new Set([5]);
console.log(s);
