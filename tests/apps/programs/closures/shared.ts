/** Several closures share one variable; assignments after the closure was made are seen. */
function make(): [() => void, () => number] {
  let value = 1;
  const double = (): void => {
    value *= 2;
  };
  const read = (): number => value;
  value = 5;
  return [double, read];
}
const [double, read] = make();
double();
double();
console.log(read());
let message = 'early';
const show = (): string => message;
message = 'late';
console.log(show());
function parameter(n: number): () => number {
  const get = (): number => n;
  n = n + 1;
  return get;
}
console.log(parameter(1)());
