/** Number, String and Boolean, called and as functions that are given on. */
const words = '3 14 -15 0'.split(' ');
const numbers = words.map(Number);
console.log(
  numbers.reduce((sum, n) => sum + n, 0),
  numbers.map(String).join('|'),
  [true, false].map(Number).join(),
);
console.log(
  numbers.filter(Boolean).length,
  words.filter(Boolean).join(),
  ['', 'a', ''].filter(Boolean).join(),
);
console.log(
  [1, 0].map(Boolean).join(),
  [true, false].map(String).join(' '),
  words.some(Boolean),
  [0, 0].every(Boolean),
);
const found: (string | undefined)[] = ['x', undefined, ''];
console.log(
  found.map(String).join(),
  found.filter(Boolean).length,
  Boolean(found[1]),
  Boolean(found[0]),
  Boolean(numbers),
);
const parse: (text: string) => number = Number;
console.log(
  parse(' 42 '),
  '1,2;3'
    .split(/[,;]/)
    .map(Number)
    .map((n) => n * 2)
    .join(),
);
function apply<T, U>(values: readonly T[], convert: (value: T) => U): U[] {
  return values.map(convert);
}
console.log(
  apply(['7', '8'], Number).join('+'),
  apply([7], String)[0].length,
  apply([null, {}], Boolean).join(),
);
