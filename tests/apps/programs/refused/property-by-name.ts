/** A property of an object by a name that is not constant. Refused: TS91729. */
const box = { a: 1, b: 2 };
let name: 'a' | 'b' = 'a';
if (box.a > 0) name = 'b';
console.log(box[name]); // here
