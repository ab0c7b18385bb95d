/** An exception that nobody catches is a fault. Faults: uncaught. */
function check(n: number): void {
  if (n > 1) throw new Error(`too big: ${n}`); // here
}
try {
  check(5);
} catch {
  console.log('caught once');
}
check(1);
check(2);
console.log('never');
