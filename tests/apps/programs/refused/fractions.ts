/** A number with a fraction: numbers are integers. Refused: TS91701. */
const half = 1.5; // here
console.log(half);
