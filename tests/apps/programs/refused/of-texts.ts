/** Methods of texts and matches that apps have not. Refused: TS91747. */
const match = /(\d+)/.exec('a12');
console.log(match?.groups?.['n']); // here
console.log([...'a1b2'.matchAll(/\d/g)].length); // here
console.log('abc'.substr(1, 1), 'a'.codePointAt(0)); // here
