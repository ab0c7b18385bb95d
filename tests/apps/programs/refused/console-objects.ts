/** console.log of an object or array. Refused: TS91720. */
const box = { n: 1 };
console.log(box); // here
