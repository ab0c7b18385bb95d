/** Closures in closures: currying, composition, capturing through several levels. */
const add = (a: number) => (b: number) => (c: number) => a * 100 + b * 10 + c;
console.log(add(1)(2)(3));
const compose =
  (f: (n: number) => number, g: (n: number) => number) =>
  (n: number): number =>
    f(g(n));
const increment = (n: number): number => n + 1;
const square = (n: number): number => n * n;
console.log(
  compose(increment, square)(5),
  compose(square, increment)(5),
  compose(compose(square, square), increment)(1),
);
function level1(): () => () => number {
  let a = 1;
  return () => {
    let b = 10;
    a++;
    return () => {
      b++;
      a++;
      return a * 100 + b;
    };
  };
}
const two = level1();
const three = two();
console.log(three(), three(), two()());
