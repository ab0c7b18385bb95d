/** Tuples as the arguments of a function, and codes as those of String.fromCharCode. */
function line(name: string, count: number, mark?: string): string {
  return name + count + (mark ?? '.');
}
const pair: [string, number] = ['a', 1];
let made = 0;
function next(): [string, number] {
  made++;
  return ['n', made];
}
console.log(line(...pair), line(...next()), line(...next(), '!'), line('c', ...([3] as [number])), made);
const add = (a: number, b: number): number => a + b;
console.log(add(...([2, 3] as const)));
const codes = [72, 105];
console.log(String.fromCharCode(...codes), Math.max(0, ...codes), Math.min(...codes, 9));
