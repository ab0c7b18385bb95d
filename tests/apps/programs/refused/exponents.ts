/** A number with an exponent. Refused: TS91701. */
const million = 1e6; // here
console.log(million);
