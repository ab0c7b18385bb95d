/** Classes: fields, constructor, methods, several instances. */
class Counter {
  count = 0;
  private readonly step: number;

  constructor(step: number) {
    this.step = step;
  }

  increment(): number {
    this.count += this.step;
    return this.count;
  }

  reset(): void {
    this.count = 0;
  }
}
const one = new Counter(1);
const ten = new Counter(10);
one.increment();
ten.increment();
ten.increment();
console.log(one.count, ten.count, one.increment());
ten.reset();
console.log(ten.count, one === one, one.count);
