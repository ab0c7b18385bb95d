/** Methods of the library behind `?.`: what they give is undefined only if nothing is there, or they say so themselves. */
function f(s: string | undefined, a: number[] | undefined): void {
  console.log(s?.indexOf('b'));
  console.log(s?.trim().length, a?.slice(1).join());
  console.log(
    a?.find((x) => x > 1),
    a?.pop(),
    a?.at(0),
  );
}
f(' abc', [1, 2, 3]);
f(undefined, undefined);
