/** A length that is larger than before would leave holes. Refused: TS91736. */
const list = [1];
list.length = 5; // here
console.log(list.length);
