/** `+`, `-`, `*` and their order. */
const a = 17;
const b = -5;
console.log(a + b, a - b, a * b, b - a, -a, +b);
console.log(2 + 3 * 4 - 1, (2 + 3) * (4 - 1), -(a + b) * 2, -(-a));
console.log(2147483647 - 1, -2147483647 - 1, 46341 * 46340, -65536 * 32768);
let total = 0;
for (let i = 1; i <= 100; i++) total += i * i;
console.log(total);
function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
console.log(factorial(12), factorial(5) - factorial(4) * 5);
