/** A method that a pattern takes out of its object. Refused: TS91728. */
class Counter {
  constructor(readonly count: number) {}
  next(): number {
    return this.count + 1;
  }
}

const { next } = new Counter(1); // here
console.log(next());
