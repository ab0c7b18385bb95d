/** A generic class. */
class Queue<T> {
  private items: T[] = [];

  put(item: T): void {
    this.items.push(item);
  }

  take(): T {
    const item = this.items[0];
    this.items.splice(0, 1);
    return item;
  }

  length(): number {
    return this.items.length;
  }

  each(visit: (item: T) => void): void {
    for (const item of this.items) visit(item);
  }
}
const texts = new Queue<string>();
texts.put('a');
texts.put('b');
const numbers = new Queue<number>();
numbers.put(0);
numbers.put(7);
console.log(texts.take(), texts.length(), numbers.take() + 1);
let sum = 0;
numbers.each((n) => (sum += n));
texts.each((text) => console.log(text));
console.log(sum);
const maybes = new Queue<number | undefined>();
maybes.put(undefined);
maybes.put(4);
console.log(maybes.take(), maybes.take());
