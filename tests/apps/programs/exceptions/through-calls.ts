/** An exception passes through functions, loops and closures up to the catch. */
let trace = '';
function deep(n: number): number {
  trace += n;
  if (n === 0) throw new Error('bottom');
  const result = deep(n - 1) + 1;
  trace += 'never';
  return result;
}
try {
  console.log(deep(4));
} catch (e) {
  console.log((e as Error).message, trace);
}
try {
  [1, 2, 3].forEach((n) => {
    if (n === 2) throw new Error('at ' + n);
    console.log('visited', n);
  });
} catch (e) {
  console.log((e as Error).message);
}
const sum = (list: number[]): number =>
  list
    .map((n) => {
      if (n > 9) throw new Error('too big');
      return n;
    })
    .reduce((a, b) => a + b, 0);
for (const list of [[1, 2], [3, 10], [4]]) {
  try {
    console.log(sum(list));
  } catch (e) {
    console.log((e as Error).message);
    continue;
  }
  console.log('summed');
}
