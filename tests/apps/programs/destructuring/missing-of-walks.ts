/** Patterns over a text, a map or a set may find less than they name, where the program asks. */
const ages = new Map<string, number>();
const [name] = ages.keys();
const [age] = ages.values();
const [entry] = ages;
const [again] = ages.entries();
console.log(name === undefined, age === undefined, entry === undefined, again?.[0] ?? 'none');

function describe(of: Map<string, number>): string {
  const [first, second] = of.keys();
  const [one, two] = of.values();
  if (first === undefined) return 'empty';
  return `${first}: ${one ?? 0} ${second ?? 'alone'} ${two ?? 0}`;
}
console.log(describe(ages), describe(new Map([['a', 1]])));
console.log(
  describe(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  ),
);

const [member, other] = new Set([5]);
console.log(member, other === undefined ? 'no other' : other);
const [flag] = new Set<boolean>();
if (flag) console.log('flag');
else console.log('no flag');

for (const text of ['', 'q', 'ab']) {
  const [x, y] = text;
  console.log(x ?? 'nothing', y !== undefined, y || '-', x === y);
}

function initials([first, last]: string): string {
  return first ? first + (last ?? '') : 'none';
}
console.log(initials('ab'), initials('a'), initials(''));
