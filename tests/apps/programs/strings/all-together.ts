/** What texts can, one after the other. */
const text = 'Hello, World';
console.log(text.at(-1), text.at(99), text[4], text.charAt(3), text.charAt(99) === '');
console.log(text.split('').reverse().join(''), [...text].length, Array.from('abc').join('-'));
console.log(
  text.toUpperCase().toLowerCase(),
  text.concat('!', '?'),
  text.includes('World'),
  text.startsWith('Hell'),
  text.endsWith('d', 12),
);
console.log(
  'a-b-c'.replaceAll('-', '+'),
  'a-b-c'.replace('-', (m) => m + m),
  'x'.padStart(3, 'ab'),
  'x'.padEnd(3) + '|',
);
console.log(
  String(12),
  String(true),
  String(undefined),
  (255).toString(16),
  (-255).toString(2),
  parseInt('0x1f'),
  parseInt('12px', 10),
);
for (const c of 'äß') console.log(c, c.charCodeAt(0));
console.log('b' > 'a', 'B' < 'a', 'abc' === 'ab' + 'c', 'a' <= 'a');
let s = '';
for (let i = 0; i < 5; i++) s += `${i}:${i * i};`;
console.log(s, s.length, s.indexOf(';'), s.lastIndexOf(';'), s.slice(-3), s.substring(3, 1));
console.log('  trim '.trim() + '|' + '  trim '.trimStart() + '|' + '  trim '.trimEnd() + '|');
console.log(JSON.stringify('quote " back \\ tab \t nul \u0001 é'));
console.log(JSON.stringify({ a: [1, 2], b: { c: 'x', d: true } }));
console.log('a,b,,c'.split(',').length);
