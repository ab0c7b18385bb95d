/** Getters in object literals. Refused: TS91700. */
const box = {
  get n(): number {
    // here
    return 1;
  },
};
console.log(box.n);
