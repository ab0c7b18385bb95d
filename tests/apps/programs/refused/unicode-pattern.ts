/** The flag u of a regular expression. Refused: TS91735. */
console.log(/a/u.test('a')); // here
