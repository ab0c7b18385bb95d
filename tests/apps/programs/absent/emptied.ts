/** A variable that the checker takes for undefined has what was assigned since then: by a callback, a method, or in a test with `??`. */
interface Item {
  name: string;
}

let last: string | undefined = undefined;
['a', 'b'].forEach((text) => {
  last = text;
});
console.log(last ?? 'none', last === undefined, `${last}`);

let found: Item | undefined = undefined;
const search = (): void => {
  found = { name: 'x' };
};
search();
const item: Item = found ?? { name: 'none' };
console.log(item.name);

let sum: number | undefined = undefined;
[1, 2, 3].forEach((n) => {
  sum = (sum ?? 0) + n;
});
console.log(sum, sum ?? 9);

class Queue {
  first: string | undefined;
  constructor(readonly items: string[]) {}

  next(): void {
    this.first = this.items.shift();
  }

  take(): string {
    this.first = undefined;
    this.next();
    return this.first ?? 'empty';
  }
}
console.log(new Queue(['p']).take(), new Queue([]).take());
