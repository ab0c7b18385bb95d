/** Assignments between what may be absent and what may not, and `??=`, `||=`, `&&=`. */
function pass(n: number | undefined): number | undefined {
  return n;
}
let a = pass(undefined);
let b = 5;
a = b;
b = a + 1;
a = pass(undefined);
a ??= 100;
console.log(a, b);
function late(t: string | null): string {
  t ??= 'default';
  t ||= 'empty';
  t &&= t + '!';
  return t;
}
console.log(late(null), late(''), late('x'));
function truth(flag?: boolean): boolean {
  flag ??= false;
  flag ||= true;
  return flag;
}
console.log(truth(), truth(false), truth(true));
const list: (number | null)[] = [null, 0, 5];
for (let i = 0; i < list.length; i++) list[i] ??= -1;
console.log(list.join());
const counts: Record<string, number> = {};
counts['x'] ??= 10;
counts['x'] ??= 20;
console.log(counts['x']);
const c: number | undefined | null = pass(b);
const d: number | null | undefined = pass(undefined);
console.log(c, d, c === b, d === undefined);
