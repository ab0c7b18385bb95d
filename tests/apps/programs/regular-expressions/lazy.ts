/** Greedy and lazy quantifiers, groups inside groups, backtracking. */
console.log(
  '<a><b>'.match(/<.+>/)?.[0],
  '<a><b>'.match(/<.+?>/)?.[0],
  'aaa'.match(/a{1,2}?/)?.[0],
  'aaa'.match(/a*?$/)?.[0],
);
console.log(
  'abcd'
    .match(/((a)(b))(cd)?/)
    ?.slice(1)
    .join(),
  'foobar'.match(/^(.*)(bar)$/)?.[1],
  'xyxyz'.match(/(xy)*z/)?.[0],
);
console.log(/^(a+)+b/.test('aaaaaac'), /^(?:a|ab)(?:c|bcd)$/.test('abcd'));
