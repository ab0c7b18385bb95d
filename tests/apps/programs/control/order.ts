/** Operands run from left to right, whatever they change. */
let trace = '';
function t(name: string, value: number): number {
  trace += name;
  return value;
}
console.log(t('a', 1) + t('b', 2) * t('c', 3), trace);
let x = 1;
console.log(x + (x = 5) + x, x++ + x * (x -= 2), x);
const list = [10, 20, 30];
let i = 0;
list[i] = i = 2;
console.log(list.join(), i);
list[(i = 0)] = i + 7;
console.log(list.join(), i);
function three(a: number, b: number, c: number): string {
  return `${a} ${b} ${c}`;
}
console.log(three(i, ++i, i++), i);
const box = { n: 1 };
box.n = box.n + ((box.n = 10), box.n);
console.log(box.n);
function change(): number {
  box.n = 100;
  return 1;
}
console.log(box.n + change() + box.n, box.n - change());
