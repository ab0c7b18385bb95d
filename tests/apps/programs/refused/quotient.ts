/** `/` without a rounding around it: a quotient may be a fraction. Refused: TS91716. */
const a = 7;
console.log(a / 2); // here
