/** `==` of a number and a text. Refused: TS2367. */
const n = 5;
const t = '5';
console.log(n == t); // here
