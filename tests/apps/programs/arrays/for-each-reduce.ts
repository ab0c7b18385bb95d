/** forEach, reduce, reduceRight, some, every. */
const list = [4, 8, 15, 16, 23, 42];
let sum = 0;
list.forEach((n, index) => {
  sum += n * index;
});
console.log(
  sum,
  list.reduce((a, b) => a + b),
  list.reduce((a, b) => a + b, 1000),
);
console.log(
  list.reduce((text, n) => text + n + ';', ''),
  list.reduce((most, n) => (n > most ? n : most)),
);
console.log(list.reduceRight((text, n) => text + n + ' ', ''));
console.log(
  list.some((n) => n > 40),
  list.some((n) => n > 50),
  list.every((n) => n > 3),
  list.every((n) => n > 4),
);
const none: number[] = [];
console.log(
  none.some((n) => n > 0),
  none.every((n) => n > 0),
  none.reduce((a, b) => a + b, 7),
);
list.forEach((n) => console.log(n));
