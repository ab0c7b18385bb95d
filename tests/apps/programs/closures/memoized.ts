/** A function with a memory. */
function memoized(f: (n: number) => number): (n: number) => number {
  const known = new Map<number, number>();
  return (n) => {
    const before = known.get(n);
    if (before !== undefined) return before;
    const result = f(n);
    known.set(n, result);
    return result;
  };
}
let calls = 0;
const slow = (n: number): number => {
  calls++;
  return n * n;
};
const quick = memoized(slow);
console.log(quick(9), quick(9), quick(0), quick(0), calls);
