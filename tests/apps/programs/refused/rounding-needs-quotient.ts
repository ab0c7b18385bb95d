/** `(a * b) | 0` is not what C has for it: Math.imul is. Refused: TS91717. */
const a = 100000;
console.log((a * a) | 0); // here
