/** Members of the library that make or test fractions. Refused: TS91747. */
const price = 5;
console.log(price.toFixed(2)); // here
console.log(Math.PI > 3); // here
console.log(Number.EPSILON < 1); // here
console.log(parseFloat('1.5') > 1); // here
console.log(BigInt(5) > 4); // here
