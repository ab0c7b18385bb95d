/** for..of over arrays and texts; what is pushed meanwhile is visited too. */
const list = [3, 1, 2];
for (const n of list) console.log(n);
for (const letter of 'abc') console.log(letter);
for (const n of list) {
  if (list.length < 6) list.push(n * 10);
}
console.log(list.join());
let last = 0;
for (last of list) if (last > 20) break;
console.log(last);
for (const pair of [
  [1, 2],
  [3, 4],
])
  for (const n of pair) console.log(n);
for (const [index, name] of ['x', 'y'].entries()) console.log(index, name);
