/** map, filter, and chains of them. */
const list = [1, 2, 3, 4, 5, 6];
console.log(list.map((n) => n * n).join(), list.filter((n) => n % 2 === 0).join());
console.log(list.map((n) => 'n' + n).join(' '), list.map((n, i) => n * i).join());
console.log(
  list
    .filter((n) => n > 1)
    .map((n) => n * 10)
    .filter((n) => n < 50)
    .map((n) => `<${n}>`)
    .join(''),
);
console.log(list.filter((n) => n > 100).length, list.map((n) => String(n)).join('+'));
function double(n: number): number {
  return n * 2;
}
console.log(list.map(double).join(), list.join());
const people = [
  { name: 'ann', age: 30 },
  { name: 'bob', age: 12 },
  { name: 'cid', age: 45 },
];
console.log(
  people
    .filter((p) => p.age > 18)
    .map((p) => p.name)
    .join(),
);
const limit = 3;
let seen = 0;
console.log(list.filter((n, index) => (seen++, index >= limit && n !== 5)).join(), seen);
