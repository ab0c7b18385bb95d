/** Typed arrays. Refused: TS91747. */
const bytes = new Uint8Array(4); // here
console.log(bytes.length);
