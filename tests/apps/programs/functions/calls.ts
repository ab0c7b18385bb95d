/** Named functions: parameters, results, calls before the declaration, recursion, mutual recursion. */
console.log(add(2, 3), fibonacci(20), isEven(10), isEven(7));
function add(a: number, b: number): number {
  return a + b;
}
function fibonacci(n: number): number {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}
function isEven(n: number): boolean {
  return n === 0 ? true : isOdd(n - 1);
}
function isOdd(n: number): boolean {
  return n === 0 ? false : isEven(n - 1);
}
function nothing(): void {
  return;
}
nothing();
function many(a: number, b: number, c: number, d: number, e: number, f: number, g: number): number {
  return a - b + c - d + e - f + g;
}
console.log(many(1, 2, 3, 4, 5, 6, 7), add(add(1, 2), add(3, add(4, 5))));
function change(n: number): number {
  n += 10;
  return n;
}
const n = 5;
console.log(change(n), n);
