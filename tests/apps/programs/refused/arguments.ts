/** `arguments`: rest parameters do that. Refused: TS91706. */
function count(a: number, b: number): number {
  const given = arguments; // here
  return a + b;
}
console.log(count(1, 2));
