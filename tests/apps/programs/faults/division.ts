/** Division by 0 is a fault. Faults: division. */
function ratio(a: number, b: number): number {
  return Math.trunc(a / b); // here
}
console.log(ratio(7, 2));
console.log(ratio(7, 0));
