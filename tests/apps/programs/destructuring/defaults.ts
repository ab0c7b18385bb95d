/** Defaults of patterns inside of patterns; names of a pattern that are assigned and captured. */
let [first, second] = 'a b'.split(' ');
first = 'q';
second += '!';
const show = (): string => first + second;
console.log(show());
function f(
  this_: number,
  { a = 1, b: { c = 2 } = { c: 7 } }: { a?: number; b?: { c?: number } } = {},
): string {
  return `${this_}${a}${c}`;
}
console.log(f(0), f(0, { a: 5 }), f(0, { b: {} }), f(0, { b: { c: 4 } }));
