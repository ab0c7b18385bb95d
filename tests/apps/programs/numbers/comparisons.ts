/** `<`, `<=`, `>`, `>=`, `===` and `!==` of numbers. */
const few = [-2147483648, -1, 0, 1, 2147483647];
for (const a of few) {
  for (const b of few) {
    console.log(a, b, a < b, a <= b, a > b, a >= b, a === b, a !== b);
  }
}
