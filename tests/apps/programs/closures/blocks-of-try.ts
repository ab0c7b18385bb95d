/** Closures in try, catch and finally, and functions that call each other before they are declared. */
function f(): string {
  let log = '';
  const add = (t: string): void => {
    log += t;
    later();
  };
  let count = 0;
  function later(): void {
    count++;
    even(4);
  }
  function even(n: number): boolean {
    return n === 0 || odd(n - 1);
  }
  function odd(n: number): boolean {
    return n !== 0 && even(n - 1);
  }
  try {
    let inTry = 1;
    const get = () => inTry;
    inTry = 2;
    add(String(get()));
    throw new Error('x');
  } catch (e) {
    const m = (e as Error).message;
    let c = 0;
    const g = () => m + c;
    c = 3;
    add(g());
  } finally {
    let fin = 1;
    const h = () => fin;
    fin = 9;
    add(String(h()));
  }
  return log + count;
}
console.log(f());
const fact = (n: number): number => (n < 2 ? 1 : n * fact(n - 1));
console.log(fact(5));
function outer(): number {
  return inner(3);
  function inner(n: number): number {
    return n <= 0 ? 0 : n + inner(n - 1);
  }
}
console.log(outer());
function early(): number {
  const g = () => v;
  const r = () => g() + 1;
  const v = 3;
  return r();
}
console.log(early());
