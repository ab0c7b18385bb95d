/** A function of the library as a value. Refused: TS91728. */
const operators = [Math.imul]; // here
console.log(operators[0](2, 3));
