/** `this` in a function that is no method. Refused: TS91731. */
const box = {
  n: 1,
  get(): number {
    return this.n; // here
  },
};
console.log(box.get());
