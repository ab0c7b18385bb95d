/** Parameters that are captured and assigned, in default values, and as rest; functions that return functions. */
function make(a: number, f: (x: number) => number = (x) => x + a): number {
  a++;
  return f(1);
}
console.log(
  make(5),
  make(5, (x) => x * 2),
);
function params(a: number, b: string | undefined, c?: boolean, d: string = 'd' + a): string {
  const g = (): string => `${a}${b}${c}${d}`;
  a = 9;
  c = !c;
  return g();
}
console.log(params(1, undefined), params(1, 'b', true, 'x'));
const compose =
  (...fs: ((n: number) => number)[]) =>
  (n: number): number =>
    fs.reduce((v, f) => f(v), n);
console.log(
  compose(
    (n) => n + 1,
    (n) => n * 2,
  )(5),
);
const curry =
  (a: number) =>
  (b: number) =>
  (c: number): number =>
    a * 100 + b * 10 + c;
console.log(curry(1)(2)(3));
