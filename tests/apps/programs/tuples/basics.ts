/** Tuples: literals, elements, results, destructuring. */
const pair: [string, number] = ['age', 36];
console.log(pair[0], pair[1], pair.length);
pair[1]++;
function divide(a: number, b: number): [number, number] {
  return [Math.trunc(a / b), a % b];
}
const [quotient, remainder] = divide(17, 5);
console.log(pair[1], quotient, remainder, divide(9, 2)[1]);
const points: [number, number][] = [
  [1, 2],
  [3, 4],
];
for (const [x, y] of points) console.log(x * y);
const named: [name: string, on: boolean] = ['lamp', false];
named[1] = !named[1];
console.log(named[0], named[1]);
