/** setTimeout: apps have setTimer. Refused: TS91747. */
setTimeout(() => console.log('late'), 10); // here
