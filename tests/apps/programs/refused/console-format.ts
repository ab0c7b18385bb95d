/** A format for a number in the first text of console.log, and the value is none. Refused: TS91721. */
console.log('%d apples', 'five'); // here
