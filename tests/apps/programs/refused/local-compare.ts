/** localeCompare: texts are compared by character codes. Refused: TS91747. */
console.log('a'.localeCompare('b')); // here
