/** A product that does not fit is a fault. Faults: range. */
function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1); // here
}
console.log(factorial(12));
console.log(factorial(13));
