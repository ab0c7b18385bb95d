/** typeof of a value whose type is known. Refused: TS91700. */
const n = 5;
console.log(typeof n); // here
