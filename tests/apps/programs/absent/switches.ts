/** `case undefined` of a switch asks whether there is an element, an entry, or a value of a variable. */
const list = [1, 2];
const words: Record<string, string> = { a: 'x' };
function element(i: number): string {
  switch (list[i]) {
    case undefined:
      return 'none';
    case 1:
      return 'one';
    default:
      return 'more';
  }
}
console.log(element(0), element(1), element(2), element(-1));

function word(key: string): string {
  switch (words[key]) {
    case 'x':
      return 'ex';
    case undefined:
    case null:
      return 'none';
  }
  return 'other';
}
words.b = 'y';
console.log(word('a'), word('b'), word('c'));

const text = 'ab';
for (let i = 0; i < 3; i++) {
  const found = list[i];
  switch (found) {
    case undefined:
      console.log('no number');
      break;
    default:
      console.log('number', found + 1);
  }
  switch (text[i]) {
    case 'a':
      console.log('a');
      break;
    default:
      console.log('something');
      break;
    case undefined:
      console.log('end');
  }
}
switch (words.z) {
  case undefined:
    console.log('no z');
}
