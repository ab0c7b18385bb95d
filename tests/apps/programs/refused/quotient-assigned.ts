/** `/=`: a quotient may be a fraction. Refused: TS91716. */
let a = 8;
a /= 2; // here
console.log(a);
