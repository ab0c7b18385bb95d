/** padStart, padEnd, repeat. */
console.log(
  '5'.padStart(3, '0'),
  '5'.padStart(3),
  'abc'.padStart(2),
  '12'.padStart(7, 'xyz'),
  '[' + 'a'.padEnd(4) + ']',
  'a'.padEnd(6, '-='),
  'x'.padEnd(4, ''),
);
console.log('ab'.repeat(3), '[' + 'ab'.repeat(0) + ']', '-'.repeat(20));
for (const n of [5, 50, 500]) console.log(String(n).padStart(5, '.') + '|' + n.toString(16).padEnd(4) + '|');
