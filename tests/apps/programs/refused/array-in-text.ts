/** An array as a text: join it. Refused: TS91720. */
const list = [1, 2];
console.log('list ' + list); // here
