/** `next` of an iterator: a pattern takes the first. Refused: TS91700. */
const map = new Map([['a', 1]]);
console.log(map.keys().next().value); // here
