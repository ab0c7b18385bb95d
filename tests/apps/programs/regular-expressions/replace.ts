/** replace with a pattern: once, with g, with $1, with a function. */
console.log(
  'a-b-c'.replace(/-/, '+'),
  'a-b-c'.replace(/-/g, '+'),
  'John Smith'.replace(/(\w+) (\w+)/, '$2, $1'),
);
console.log('  trim  me '.replace(/\s+/g, ' '), 'price 5'.replace(/\d/, '$$$&'), 'none'.replace(/x/, 'y'));
console.log(
  'a1b22'.replace(/\d+/g, (digits) => `<${digits}>`),
  'abc'.replace(/b/, (b) => b.toUpperCase()),
);
console.log('aBc'.replace(/[A-Z]/g, '_'), 'xx'.replace(/x*/g, '-'), 'tel 555'.replaceAll(/5/g, '6'));
