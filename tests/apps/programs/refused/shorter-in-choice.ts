/** An array literal in a choice that is shorter than the pattern it is assigned to. Refused: TS91700. */
let a = 0;
let b = 0;
const isOdd = (n: number): boolean => n % 2 === 1;
[a, b = 2] = isOdd(1) ? [5] : [6, 7]; // here
console.log(a, b);
