/** Many keys, removed and added again: the table grows and finds everything. */
const squares: Record<string, number> = {};
for (let i = 0; i < 60; i++) squares['k' + i] = i * i;
for (let i = 0; i < 60; i += 2) delete squares['k' + i];
for (let i = 0; i < 10; i++) squares['again' + i] = i;
let sum = 0;
let count = 0;
for (const key in squares) {
  sum += squares[key];
  count++;
}
console.log(sum, count, squares['k59'], squares['k58'] ?? 'gone', squares['again9']);
console.log(Object.keys(squares).slice(0, 3).join(), Object.keys(squares).slice(-2).join());
