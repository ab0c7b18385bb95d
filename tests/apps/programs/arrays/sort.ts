/** sort: by text without a comparator, stable with one; toSorted-like copies. */
const list = [10, 9, 1, 100, 25, -3];
console.log(
  list
    .slice()
    .sort((a, b) => a - b)
    .join(),
  list
    .slice()
    .sort((a, b) => b - a)
    .join(),
);
const names = ['delta', 'Alpha', 'charlie', 'bravo'];
console.log(names.sort().join(), names.sort((a, b) => a.length - b.length).join());
const people = [
  { name: 'ann', age: 30 },
  { name: 'bob', age: 12 },
  { name: 'cid', age: 30 },
  { name: 'dan', age: 12 },
];
people.sort((a, b) => a.age - b.age);
console.log(people.map((p) => p.name).join());
people.sort((a, b) => (a.name < b.name ? 1 : -1));
console.log(people.map((p) => p.name).join());
const many: number[] = [];
for (let i = 0; i < 50; i++) many.push((i * 37) % 50);
many.sort((a, b) => a - b);
console.log(many.join(' '));
console.log([3, 1, 2].sort((a, b) => a - b)[0]);
