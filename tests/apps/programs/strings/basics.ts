/** Texts: literals, escapes, length, `+`, comparison. */
const one = 'Hello';
const two = "it's";
console.log(one, two, one + ', ' + two, one.length, ''.length, 'a\tb\\c\'d"e'.length);
console.log('tab\there', "quote's", 'double"s', 'back\\slash', '\x41\u0042\u{43}');
console.log('two\nlines');
console.log('a' < 'b', 'a' < 'A', 'abc' < 'abd', 'ab' < 'abc', 'b' > 'abc', '' < 'a', 'a' <= 'a', 'Z' >= 'a');
console.log(one === 'Hel' + 'lo', '' === '');
let built = '';
for (let i = 0; i < 12; i++) built += i;
console.log(built, built.length, built === '01234567891011');
