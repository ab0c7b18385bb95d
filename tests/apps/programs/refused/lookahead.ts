/** Lookahead in a regular expression. Refused: TS91735. */
console.log(/a(?=b)/.test('ab')); // here
