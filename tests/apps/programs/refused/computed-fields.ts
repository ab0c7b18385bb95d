/** Fields and methods without a name. Refused: TS91700. */
class Strange {
  5 = 1; // here
  [Symbol.iterator](): number {
    // here
    return 2;
  }
}

console.log(new Strange() === undefined);
