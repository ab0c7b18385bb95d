/** Integer division: `(a / b) | 0`, `~~(a / b)`, Math.trunc, Math.floor, Math.ceil, Math.round of a quotient. */
const values = [-7, -6, -5, -1, 0, 1, 5, 6, 7, 1000003];
for (const a of values) {
  for (const b of [-4, -2, 2, 3]) {
    console.log(
      a,
      b,
      (a / b) | 0,
      ~~(a / b),
      Math.trunc(a / b),
      Math.floor(a / b),
      Math.ceil(a / b),
      Math.round(a / b),
    );
  }
}
console.log((-2147483648 / 2) | 0, Math.floor(2147483647 / -1), Math.round(-5 / 2), Math.round(5 / 2));
