/** Closures that use each other, and variables that are declared below them, before they are called. */
const isEven = (n: number): boolean => n === 0 || isOdd(n - 1);
const isOdd = (n: number): boolean => n !== 0 && isEven(n - 1);
console.log(isEven(10), isOdd(7), isOdd(4));
const show = (): void => console.log(prefix + count++);
let count = 1;
const prefix = 'n';
show();
show();
function local(): string {
  const down = (n: number): string => (n === 0 ? end : n + up(n - 1));
  const up = (n: number): string => (n === 0 ? end : '+' + down(n));
  let end = '.';
  const first = down(3);
  end = '!';
  return first + down(2);
}
console.log(local());
const parts: (() => number)[] = [];
for (let i = 0; i < 3; i++) {
  parts.push(() => i + later);
  const later = i * 10;
}
console.log(parts.map((part) => part()).join());
