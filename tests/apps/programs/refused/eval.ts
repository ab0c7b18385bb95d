/** eval. Refused: TS91747. */
console.log(eval('1 + 1')); // here
