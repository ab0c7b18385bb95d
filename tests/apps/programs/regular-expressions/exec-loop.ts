/** exec with the flag g goes on behind the last match. */
const pattern = /(\w)(\d)/g;
const text = 'a1 b2 c3';
let found = pattern.exec(text);
while (found !== null) {
  console.log(found[1], found[2], found.index);
  found = pattern.exec(text);
}
console.log(pattern.test('x1'), pattern.test('x1'), pattern.test('x1'));
