/** A backreference in a regular expression. Refused: TS91735. */
console.log(/(a)\1/.test('aa')); // here
