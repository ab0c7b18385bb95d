/** A function with `this` as a parameter. Refused: TS91700. */
function f(this: string): number {
  // here
  return 1;
}
console.log('loaded');
