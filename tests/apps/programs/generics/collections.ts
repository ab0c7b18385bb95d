/** Own generic map, filter and fold over arrays. */
function transform<T, R>(list: readonly T[], f: (item: T, index: number) => R): R[] {
  const result: R[] = [];
  for (let i = 0; i < list.length; i++) result.push(f(list[i], i));
  return result;
}
function fold<T, R>(list: readonly T[], start: R, f: (before: R, item: T) => R): R {
  let value = start;
  for (const item of list) value = f(value, item);
  return value;
}
const words = ['alpha', 'be', 'see'];
console.log(transform(words, (w) => w.length).join(), transform(words, (w, i) => `${i}${w}`).join());
console.log(
  fold(words, 0, (n, w) => n + w.length),
  fold([1, 2, 3], '', (t, n) => t + n),
  fold([1, 2], [0], (l, n) => [...l, n]).length,
);
