/** if, else if, else; blocks and single statements. */
function kind(n: number): string {
  if (n < 0) return 'negative';
  else if (n === 0) {
    return 'zero';
  } else if (n % 2 === 0) return 'even';
  return 'odd';
}
for (const n of [-3, 0, 4, 5]) console.log(n, kind(n));
let x = 0;
if (x === 0)
  if (x > 0) console.log('no');
  else console.log('the else belongs to the inner if');
if (x) {
} else x = 1;
console.log(x);
