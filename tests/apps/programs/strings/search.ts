/** indexOf, lastIndexOf, includes, startsWith, endsWith. */
const text = 'the cat and the hat';
console.log(
  text.indexOf('the'),
  text.indexOf('the', 1),
  text.indexOf('dog'),
  text.indexOf(''),
  text.indexOf('', 50),
);
console.log(
  text.lastIndexOf('the'),
  text.lastIndexOf('the', 11),
  text.lastIndexOf('x'),
  text.lastIndexOf('t'),
);
console.log(text.includes('cat'), text.includes('dog'), text.includes('cat', 5), text.includes(''));
console.log(
  text.startsWith('the'),
  text.startsWith('cat'),
  text.startsWith('cat', 4),
  text.endsWith('hat'),
  text.endsWith('cat'),
  text.endsWith('cat', 7),
);
