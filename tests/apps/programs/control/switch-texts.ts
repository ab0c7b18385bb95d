/** switch over texts, with scopes of its own and expressions as cases. */
function cost(fruit: string): number {
  switch (fruit) {
    case 'apple':
    case 'pear': {
      const base = 10;
      return base + fruit.length;
    }
    case 'ki' + 'wi':
      return 30;
    default:
      return -1;
  }
}
console.log(cost('apple'), cost('pear'), cost('kiwi'), cost('plum'));
let asked = 0;
const ask = (n: number): number => (asked++, n);
switch (ask(2)) {
  case ask(1):
  case ask(2):
  case ask(3):
    console.log('asked', asked);
}
for (let i = 0; i < 4; i++) {
  switch (i) {
    case 1:
      continue;
    case 3:
      break;
  }
  console.log('after', i);
}
