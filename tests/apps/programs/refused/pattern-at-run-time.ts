/** A regular expression that is made at run time. Refused: TS91747. */
const letter = 'a';
console.log(new RegExp(letter + '+').test('aaa')); // here
