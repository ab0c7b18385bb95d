/** Object.freeze, Object.assign and the like. Refused: TS91747. */
const box = Object.freeze({ n: 1 }); // here
console.log(box.n);
