/** A generic function that calls itself for ever larger types. Refused: TS91710. */
// prettier-ignore
function depth<T>(value: T, left: number): number { // here
  return left === 0 ? 0 : 1 + depth([value], left - 1);
}
console.log(depth('x', 3));
