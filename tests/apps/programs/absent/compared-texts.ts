/** A text of an array, a Record or another text that is not there is equal to none. */
const s = 'ab';
const words = ['x', 'y'];
const rec: Record<string, string> = { k: 'v' };
console.log(
  s[5] === 'a',
  s[0] === 'a',
  s[2] !== 'b',
  words[7] === 'x',
  words[1] === 'y',
  rec['no'] === 'v',
  rec['k'] === 'v',
  s[-1] === s[9],
);
let i = 0;
while (s[i] === 'a' || s[i] === 'b') i++;
console.log(i);
console.log('b' === s[1], s[1] == 'b', s[3] != 'q');
