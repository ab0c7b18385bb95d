/** What tsc refuses is refused. Refused: TS2322. */
const n: number = 'text'; // here
console.log(n);
