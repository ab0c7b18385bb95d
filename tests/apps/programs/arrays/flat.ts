/** flat, flatMap, Array.from, Array.of, Array.isArray. */
console.log(
  [[1, 2], [], [3]].flat().join(),
  [1, 2, 3].flatMap((n) => [n, n * 10]).join(),
  ['a b', 'c'].flatMap((t) => t.split(' ')).join('|'),
);
console.log(Array.from([1, 2, 3]).join(), Array.from('abc').join('-'), Array.of(7, 8).join());
console.log(Array.from({ length: 4 }, (_, i) => i * i).join());
