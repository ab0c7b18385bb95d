/** for, while, do..while, break and continue. */
for (let i = 0; i < 3; i++) console.log('for', i);
for (let i = 10, j = 0; i > j; i -= 3, j++) console.log(i, j);
let n = 27;
let steps = 0;
while (n !== 1) {
  n = n % 2 === 0 ? (n / 2) | 0 : 3 * n + 1;
  steps++;
}
console.log('collatz', steps);
do {
  n *= 3;
  if (n === 9) continue;
  if (n > 100) break;
  console.log('do', n);
} while (n < 1000);
console.log(n);
let forever = 0;
for (;;) {
  if (++forever > 4) break;
}
console.log(forever);
