/** Functions in functions, also recursive ones and such that are used before their line. */
function outer(n: number): number {
  return helper(n) + inner(3);
  function helper(m: number): number {
    return m * 2;
  }
  function inner(depth: number): number {
    return depth === 0 ? n : inner(depth - 1) + 1;
  }
}
console.log(outer(10), outer(0));
const count = function (n: number): number {
  return n === 0 ? 0 : 1 + count(n - 1);
};
console.log(count(5));
