/** Each turn of a loop has its own `let` and `const`. */
const functions: (() => number)[] = [];
for (let i = 0; i < 3; i++) functions.push(() => i);
for (const f of functions) console.log(f());
const later: (() => number)[] = [];
for (let i = 0; i < 3; i++) {
  later.push(() => (i += 10));
  i += 0;
}
for (const f of later) console.log(f(), f());
const words: (() => string)[] = [];
for (const word of ['x', 'y']) {
  let copy = word;
  words.push(() => (copy += '!'));
}
console.log(words[0](), words[0](), words[1]());
const steps: (() => number)[] = [];
let n = 0;
while (n < 3) {
  const square = n * n;
  steps.push(() => square + n);
  n++;
}
console.log(steps.map((step) => step()).join());
