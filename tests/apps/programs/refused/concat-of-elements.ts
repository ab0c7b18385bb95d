/** concat with elements instead of arrays. Refused: TS2345. */
const list = [1, 2];
console.log(list.concat(4).length); // here
