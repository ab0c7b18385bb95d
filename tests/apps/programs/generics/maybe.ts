/** `T | undefined` of a type parameter, where T is a number, a boolean, a text, an object, or may itself be undefined. */
function last<T>(list: readonly T[]): T | undefined {
  return list.length === 0 ? undefined : list[list.length - 1];
}
function describe<T>(value: T | undefined, show: (value: T) => string): string {
  if (value === undefined) return 'nothing';
  return show(value);
}
function orElse<T>(value: T | null, other: T): T {
  return value ?? other;
}
interface Box<T> {
  value?: T;
}
function open<T>(box: Box<T>, other: T): T {
  const { value } = box;
  return value === undefined ? other : value;
}
console.log(last([1, 2, 0]), last([true, false]), last(['a', 'b']), last<number>([]));
console.log(
  describe(last([0]), (value) => `${value}`),
  describe<boolean>(false, (value) => (value ? 'yes' : 'no')),
);
console.log(describe<string>(undefined, (text) => text + '!'));
const perhaps: (number | undefined)[] = [7, undefined];
console.log(last(perhaps), last(perhaps.slice(0, 1)));
console.log(orElse(null, 5), orElse('x', 'y'), orElse<boolean>(false, true));
console.log(
  open({}, 1),
  open({ value: 0 }, 1),
  open({ value: 'in' }, 'out'),
  open<boolean>({ value: false }, true),
);
console.log(last([{ a: 1 }, { a: 2 }])?.a);
