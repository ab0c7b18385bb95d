/** Destructuring of arrays: holes, defaults, rest, swap, nested. */
const list = [1, 2, 3, 4, 5];
const [first, second] = list;
const [, , third, ...rest] = list;
console.log(first, second, third, rest.join());
let a = 1;
let b = 2;
[a, b] = [b, a];
console.log(a, b);
const [x = 10, y = 20] = [7] as (number | undefined)[];
console.log(x, y);
const [[p, q], [r]] = [[1, 2], [3]];
console.log(p, q, r);
[list[0], list[4]] = [list[4], list[0]];
console.log(list.join());
const [c, d] = 'hi';
console.log(c, d);
