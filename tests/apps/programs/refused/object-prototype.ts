/** Methods that every object has in JavaScript. Refused: TS2339. */
const box = { a: 1 };
console.log(box.hasOwnProperty('a')); // here
