/** `...` in a call of the library that takes each argument by itself. Refused: TS91746. */
const words = ['a', 'b'];
console.log(...words); // here
const factors: [number, number] = [2, 3];
console.log(Math.imul(...factors)); // here
