/** A conditional type. Refused: TS91706. */
type Other<T> = T extends number ? string : boolean; // here
const n: Other<number> = 'text';
console.log(n);
