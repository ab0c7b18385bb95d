/** Math.random and the functions with fractions. Refused: TS91747. */
console.log(Math.random() < 2); // here
