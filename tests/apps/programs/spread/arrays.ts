/** Spread in array literals. */
const a = [1, 2];
const b = [3];
console.log([...a, ...b].join(), [0, ...a, 9, ...b].join(), [...a].length, [...'abc'].join('-'));
const copy = [...a];
copy.push(5);
console.log(a.join(), copy.join());
const withNew = [...copy.filter((n) => n > 1), ...copy.map((n) => n * 10)];
console.log(withNew.join());
