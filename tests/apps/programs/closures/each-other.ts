/** Functions that call each other before the one or the other has its value. */
function later(): () => number {
  const f = (): number => x * 2;
  const x = 21;
  return f;
}
console.log(later()());
const isEven = (n: number): boolean => (n === 0 ? true : isOdd(n - 1));
const isOdd = (n: number): boolean => (n === 0 ? false : isEven(n - 1));
console.log(isEven(10), isOdd(7), [1, 2, 3].filter(isOdd).join());
function outer(n: number): string {
  function even(k: number): boolean {
    return k === 0 ? true : odd(k - 1);
  }
  function odd(k: number): boolean {
    return k === 0 ? false : even(k - 1);
  }
  let count = 0;
  const bump = (by = 2, ...more: number[]): number => {
    count += by + more.length;
    return count;
  };
  bump();
  bump(5);
  bump(1, 2, 3);
  return `${even(n)} ${odd(n)} ${count}`;
}
console.log(outer(4), outer(5));
