/** any. Refused: TS91704. */
function f(x: any): void {
  // here
  console.log('called');
}
f(1);
