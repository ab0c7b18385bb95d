/** Arguments of array methods are evaluated from left to right, before anything happens. */
const trace: string[] = [];
const t = <T>(name: string, value: T): T => {
  trace.push(name);
  return value;
};
const arr = [1, 2, 3, 4, 5, 6];
arr.splice(t('a', 1), t('b', 2), t('c', 9), t('d', 8));
console.log(arr.join(), trace.join());
let n = 1;
const bump = (): number => ++n;
console.log(n, bump(), n, bump() + n * bump(), `${n}${bump()}${n}`);
arr.push(n, bump(), n);
