/** join of numbers, texts and booleans. */
const list = [1, 2, 3];
console.log(
  list.join(),
  list.join(''),
  list.join(' - '),
  [7].join('x'),
  [].join('x') === '',
  ['a', 'b'].join('\n'),
);
console.log([true, false].join('|'));
