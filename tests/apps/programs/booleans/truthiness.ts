/** What is true as a condition: numbers but 0, texts but '', objects, arrays, functions. */
function ofNumber(n: number): string {
  if (n) return 'true';
  return 'false';
}
function ofText(t: string): string {
  return t ? 'true' : 'false';
}
console.log(ofNumber(0), ofNumber(1), ofNumber(-1), ofText(''), ofText('0'), ofText(' '));
const nothing: number[] = [];
if (nothing) console.log('an empty array is true');
if (!nothing.length) console.log('its length is not');
let n = 3;
let steps = '';
while (n) steps += n--;
console.log(steps, !n, !!steps);
function either(a: number, b: number, s: string, t: string): string {
  return `${a || b} ${a && b} ${s || t} ${s && t} ${!s} ${!!a}`;
}
console.log(either(0, 7, '', 'x'), either(5, 7, 'a', ''), either(3, 0, 'one', 'two'));
const fallback = n || 9;
const both = fallback && n + 4;
console.log(fallback, both);
