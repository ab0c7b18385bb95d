/** A variable of an element or entry that may be missing is undefined where the program asks, as in JavaScript. */
const ages: Record<string, number> = { ann: 31 };
for (const name of ['ann', 'bob']) {
  const age = ages[name];
  if (age === undefined) {
    console.log(name, 'is unknown', age);
    continue;
  }
  console.log(name, age + 1, `${age}`);
}

const rows: Record<string, string[]> = {};
function add(key: string, word: string): number {
  let row = rows[key];
  if (!row) {
    row = [];
    rows[key] = row;
  }
  row.push(word);
  return row.length;
}
console.log(add('x', 'a'), add('x', 'b'), add('y', 'c'), JSON.stringify(rows));

const lines = ['one', 'two'];
let at = 0;
let line = lines[at];
while (line !== undefined) {
  console.log(line, line.length);
  line = lines[++at];
}
for (let i = 0; i < lines.length; i++) {
  const next = lines[i + 1];
  console.log(lines[i - 1] ?? 'first', next ?? 'last', next === 'two', next?.length);
}

const [first, second] = '1'.split(',').map((word) => parseInt(word, 10));
console.log(first, second === undefined ? 'no second' : second);
const { ann, bob } = ages;
console.log(ann ?? 0, bob ?? 0);

const text = 'ab';
for (let i = 1; i < 4; i++) {
  const character = text[i];
  console.log(character === undefined ? 'end' : character, text[i] ?? '-');
}

function ageOf(name: string): number | undefined {
  const age = ages[name];
  return age;
}
function laterAge(name: string): () => number {
  let age = ages[name];
  if (age === undefined) age = 5;
  age++;
  return () => age;
}
console.log(ageOf('ann'), ageOf('eve'), laterAge('ann')(), laterAge('eve')());
