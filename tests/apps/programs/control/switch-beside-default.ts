/** switch: tests that share a clause with `default` come in their order, and are evaluated. */
function pick(x: number, y: number): string {
  switch (x) {
    case y:
    default:
      return 'first';
    case 1:
      return 'one';
  }
}
console.log(pick(1, 1), pick(1, 2), pick(2, 2), pick(3, 2));

const log: string[] = [];
const ask = (n: number): number => {
  log.push(`${n}`);
  return n;
};
for (const x of [1, 2, 3, 4]) {
  switch (x) {
    case ask(1):
      log.push('one');
      break;
    default:
    case ask(2):
      log.push('two or none');
      break;
    case ask(3):
    case ask(2):
      log.push('three');
  }
}
console.log(log.join(' '));

function last(x: number): string {
  switch (x) {
    case 7:
      return 'seven';
    case ask(8):
    default:
      return 'else';
  }
}
log.length = 0;
console.log(last(7), last(8), last(9), log.join());

const rest = [1, 7];
function popped(x: number): string {
  switch (x) {
    case rest.pop()!:
    default:
      return `popped ${rest.length}`;
    case 7:
      return `seven ${rest.length}`;
  }
}
console.log(popped(7), popped(7), rest.length);

// The same constant twice: the first one is met.
function twice(x: number): string {
  switch (x) {
    case 1:
    default:
      return 'default';
    case 2:
      return 'two';
    case 1:
      return 'never';
  }
}
console.log(twice(1), twice(2), twice(3));

enum Light {
  red,
  amber,
  green,
}
function go(light: Light): boolean {
  switch (light) {
    case Light.red:
    default:
      return false;
    case Light.green:
      return true;
  }
}
console.log(go(Light.red), go(Light.amber), go(Light.green));
