/** An object as a text. Refused: TS91720. */
const box = { n: 1 };
console.log('box: ' + box); // here
