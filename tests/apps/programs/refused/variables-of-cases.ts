/** A variable of one case has no value in another. Refused: TS91700. */
function level(kind: number): number {
  switch (kind) {
    case 1:
      let found = 5;
      return found;
    default:
      found = 9; // here
      return 3;
  }
}

console.log(level(1));
