/** A method as a value loses its object. Refused: TS91728. */
class Counter {
  n = 0;
  add(): number {
    return ++this.n;
  }
}
const counter = new Counter();
const add = counter.add; // here
console.log(counter.n);
