/** indexOf, lastIndexOf and includes among elements that may be undefined. */
const numbers: (number | undefined)[] = [1, undefined, 2, 1];
console.log(
  numbers.indexOf(1),
  numbers.lastIndexOf(1),
  numbers.lastIndexOf(undefined),
  numbers.lastIndexOf(7),
);
const texts: (string | null)[] = ['a', null, 'b', 'a'];
console.log(texts.lastIndexOf('a'), texts.lastIndexOf('a', -2), texts.lastIndexOf(null), texts.includes('c'));
const flags: (boolean | undefined)[] = [true, undefined, false];
console.log(flags.lastIndexOf(false), flags.indexOf(true), flags.includes(undefined));
