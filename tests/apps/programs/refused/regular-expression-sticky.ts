/** The flag y of a regular expression. Refused: TS91735. */
console.log(/a/y.test('a')); // here
