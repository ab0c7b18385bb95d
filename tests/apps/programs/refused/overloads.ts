/** Overloaded functions. Refused: TS91700. */
function f(a: number): number; // here
function f(a: string): string; // here
function f(a: number | string): number | string {
  return a;
}
console.log(f(1));
