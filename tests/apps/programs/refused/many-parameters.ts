/** A function value with more than four parameters. Refused: TS91730. */
const sum = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e; // here
const list = [sum];
console.log(list[0](1, 2, 3, 4, 5));
