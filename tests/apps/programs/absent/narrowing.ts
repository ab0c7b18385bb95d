/** What checks tell the checker: early return, &&, ||, typeof, assignments. */
function f(n: number | undefined, t: string | null): string {
  if (n === undefined || t === null) return 'missing';
  return t + (n + 1);
}
console.log(f(1, 'a'), f(undefined, 'a'), f(0, null), f(0, ''));
function g(n?: number): number {
  n = n ?? 10;
  n++;
  return n;
}
console.log(g(), g(0), g(undefined));
function h(list?: number[]): number {
  return list && list.length > 0 ? list[0] : -1;
}
console.log(h(), h([]), h([4, 5]));
function k(n: number | undefined): boolean {
  return n !== undefined && n > 5;
}
console.log(k(undefined), k(5), k(6));
let current: number | undefined = 5;
const before = current + 1;
current = undefined;
console.log(before, current);
const maybe = [1, 2].find((n) => n > 1);
console.log(maybe! + 1);
