/** Assignments with an operator, `++` and `--` as prefix and suffix. */
let x = 5;
x += 3;
x -= 10;
x *= -7;
console.log(x);
console.log(x++, x, ++x, x, x--, x, --x, x);
const list = [1, 2, 3];
let at = 0;
list[at++] += 10;
list[at++]++;
--list[at];
console.log(list.join(), at);
const box = { count: 1 };
console.log(box.count++ + ++box.count, box.count, (box.count *= 5), (x = box.count = 4), x);
const last = ((x = 1), x + 1);
console.log(last);
