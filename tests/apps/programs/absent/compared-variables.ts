/** A variable of a text that is not there is equal to none, and a fault where the text is used. */
const words = ['+', 'x'];
const names: Record<string, string> = { k: 'v' };
const line = 'ab';
for (let i = 0; i < 3; i++) {
  const word = words[i];
  const character = line[i];
  console.log(word === '+', word !== '+', 'x' === word, character === 'b', character != 'a');
}
const known = names['k'];
const unknown = names.none;
console.log(known === 'v', unknown === 'v', known === unknown, unknown === words[7]);

function tokens(text: string): string {
  let digits = 0;
  let others = '';
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    const next = text[i + 1];
    if (c === ' ') continue;
    if (c === '7' || c === '8') digits++;
    else if (i < text.length) others += next === ' ' || next === undefined ? c + '.' : c;
  }
  return `${digits} ${others}`;
}
console.log(tokens('a 7b 88'), tokens(''));

const [first, second] = '1'.split(',');
const [letter, other] = 'q';
console.log(first === '1', second === '1', letter === 'q', other === 'q');

type Sign = '+' | '-';
const signs: Sign[] = ['-'];
const sign = signs[1];
console.log(sign === '-', sign === signs[0], signs[0] === '-');
