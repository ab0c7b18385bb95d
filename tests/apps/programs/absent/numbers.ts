/** `number | undefined` and `number | null`: 0 is a number, not absent. */
function parse(text: string): number | undefined {
  return text === '' ? undefined : text.length;
}
const a = parse('');
const b = parse('abc');
console.log(a, b, a === undefined, b === undefined, a ?? -1, b ?? -1);
let n: number | null = null;
console.log(n, n === null);
n = 0;
console.log(n, n === null, n ?? 5, n || 5);
function half(n: number): number | null {
  return n % 2 === 0 ? (n / 2) | 0 : null;
}
for (const x of [0, 1, 2]) {
  const h = half(x);
  if (h === null) console.log(x, 'odd');
  else console.log(x, h + 1);
}
let total = 0;
for (const text of ['a', '', 'xyz']) total += parse(text) ?? 100;
console.log(total);
const zero: number | undefined = parse('') ?? 0;
if (zero) console.log('never');
console.log(zero === 0, parse('a') === 1, parse('') === parse(''), parse('ab') === parse('cd'));
