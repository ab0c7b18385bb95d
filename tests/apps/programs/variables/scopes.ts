/** let, const, blocks, shadowing. */
let x = 1;
{
  let x = 2;
  {
    const x = 3;
    console.log(x);
  }
  console.log(x);
}
console.log(x);
function f(x: number): number {
  if (x > 0) {
    const x = 100;
    return x;
  }
  return x;
}
console.log(f(1), f(-1));
for (let x = 0; x < 2; x++) {
  const y = x * 10;
  console.log(y);
}
let late: number;
late = 5;
console.log(late, x);
