/** Arrays with holes. Refused: TS91700. */
const list = [1, , 3]; // here
console.log(list.length);
