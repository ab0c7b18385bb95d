/** find, findIndex, findLast, findLastIndex. */
const people = [
  { name: 'ann', age: 30 },
  { name: 'bob', age: 12 },
  { name: 'cid', age: 45 },
];
const bob = people.find((p) => p.name === 'bob');
const zed = people.find((p) => p.name === 'zed');
console.log(
  bob?.age,
  zed?.age,
  zed === undefined,
  people.findIndex((p) => p.age > 40),
  people.findIndex((p) => p.age > 99),
);
const numbers = [0, 5, 7, 9];
const zero = numbers.find((n) => n < 5);
console.log(
  zero,
  zero === 0,
  numbers.find((n) => n > 100),
  numbers.find((n) => n > 5) ?? -1,
);
console.log(
  numbers.findLast((n) => n < 8),
  numbers.findLastIndex((n) => n < 8),
  numbers.findLastIndex((n) => n < 0),
);
if (bob) bob.age++;
console.log(people[1].age);
