/** Math.sin. Refused: TS91747. */
console.log(Math.sin(0)); // here
