/** Symbols. Refused: TS91747. */
const key = Symbol('key'); // here
console.log(key === key);
