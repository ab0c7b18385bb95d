/** console.log of an array. Refused: TS91720. */
console.log([1, 2]); // here
