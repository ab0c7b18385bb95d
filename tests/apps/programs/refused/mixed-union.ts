/** A union of a number and a text. Refused: TS91705. */
function f(x: number | string): void {
  // here
  console.log('called');
}
f(1);
