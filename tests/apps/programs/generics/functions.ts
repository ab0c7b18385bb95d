/** Generic functions over whole values. */
function first<T>(list: T[]): T {
  return list[0];
}
function pair<A, B>(a: A, b: B): [A, B] {
  return [a, b];
}
function apply<T, R>(value: T, f: (value: T) => R): R {
  return f(value);
}
function swapped<A, B>([a, b]: [A, B]): [B, A] {
  return [b, a];
}
console.log(first([7, 8]), first(['x']), first([[1, 2]]).length);
console.log(
  pair(1, 'a')[1],
  apply(5, (n) => 'n' + n),
  apply('abc', (t) => t.length) + 1,
  swapped(pair(true, 9))[0],
);
const identity = <T>(value: T): T => value;
console.log(identity(3) + 1, identity('t').length);
interface Box<T> {
  value: T;
  label: string;
}
function box<T>(value: T): Box<T> {
  return { value, label: 'box' };
}
console.log(box(4).value * 2, box('in').value.toUpperCase(), box(box(1)).value.value);
