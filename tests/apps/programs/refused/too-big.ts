/** A number from 2^31 on. Refused: TS91701. */
const big = 4000000000; // here
console.log(big);
