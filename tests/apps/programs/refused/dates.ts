/** Date. Refused: TS91747. */
console.log(Date.now() > 0); // here
