/** An array literal that is assigned to a longer pattern, or to one with holes, leaves the rest to the defaults. */
let a = 0;
let b = 0;
let word = 'x';
[a, b = 2] = [5];
console.log(a, b);
[a, b = 2] = [6, 7];
console.log(a, b);
[a, word = 'y'] = [8];
console.log(a, word);
[, a = 3] = [1];
console.log(a);
[, a, , b] = [1, 2, 'three', 4];
console.log(a, b);
[[a, b = 9], word] = [[5], 'z'];
console.log(a, b, word);
[a, [b, word = 'none']] = [b, [a]];
console.log(a, b, word);

let list: number[] | undefined;
let shape: { x: number; y?: number } = { x: 0, y: 1 };
[list, shape, word = 'default'] = [[], { x: a }];
console.log(list.length, shape.x, shape.y ?? 'no y', word);

const log: string[] = [];
const say = (n: number): number => {
  log.push(`${n}`);
  return n;
};
const given = ([a = say(1), b = say(2)] = [say(3)]);
console.log(a, b, log.join(), given.length);
for (let i = 0; i < 2; i++) [a = 4, b = a] = [i];
console.log(a, b);
