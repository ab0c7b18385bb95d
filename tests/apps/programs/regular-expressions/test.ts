/** test: classes, anchors, quantifiers, alternatives, the flags i, m and s. */
const number = /^-?\d+$/;
for (const text of ['12', '-7', '4x', '', '1.5']) console.log(text, number.test(text));
const word = /^[a-z_]\w*$/i;
for (const text of ['name', '_x9', 'A1', '9a', 'a-b']) console.log(text, word.test(text));
console.log(
  /cat|dog/.test('hotdog'),
  /^(cat|dog)$/.test('hotdog'),
  /a.c/.test('abc'),
  /a.c/.test('a\nc'),
  /a.c/s.test('a\nc'),
);
console.log(
  /^b/.test('a\nb'),
  /^b/m.test('a\nb'),
  /a{2,3}$/.test('caaa'),
  /^a{2}$/.test('aaa'),
  /\bfox\b/.test('the fox.'),
  /\Bo/.test('fox'),
);
console.log(
  /[^\s,]+/.test(' , '),
  /\./.test('a.b'),
  /[\]\\-]/.test('\\'),
  /x*/.test(''),
  /(?:ab)+c/.test('xababc'),
);
