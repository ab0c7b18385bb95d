/** A function that is called where it stands. */
const total = ((a: number, b: number) => a + b)(3, 4);
console.log(total);
(function () {
  console.log('ran');
})();
const answer = (() => {
  const half = 21;
  return half * 2;
})();
console.log(answer);
