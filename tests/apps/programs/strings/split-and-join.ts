/** split with a text, with '', and with a limit; join. */
const line = 'temp=21,humidity=40,,end';
const parts = line.split(',');
console.log(parts.length, parts.join(' / '), parts[2] === '');
console.log(
  'abc'.split('').join('-'),
  'abc'.split('x').length,
  ''.split(',').length,
  'a,b,c'.split(',', 2).join(),
);
console.log('a--b--c'.split('--').join('+'), ',a,'.split(',').length);
for (const part of parts) {
  if (!part.includes('=')) continue;
  const [key, value] = part.split('=');
  console.log(key, '->', value);
}
