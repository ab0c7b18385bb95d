/** unknown. Refused: TS91704. */
function f(x: unknown): void {
  // here
  console.log('called');
}
f(1);
