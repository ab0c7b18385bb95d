/** Numbers with an exponent that are no integers of 32 bits. Refused: TS91701. */
const small = 1e-3; // here
const large = 3e9; // here
const half = 15e-1; // here
console.log(small, large, half, -1e10); // here
