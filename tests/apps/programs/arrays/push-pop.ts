/** push, pop, shift, unshift and their results. */
const list: number[] = [];
console.log(list.push(1), list.push(2, 3), list.length, list.join());
console.log(list.pop(), list.join(), list.shift(), list.join(), list.unshift(8, 9), list.join());
console.log(list.unshift(7), list.pop(), list.pop(), list.pop(), list.length);
console.log(list.pop(), list.shift(), list.length);
const queue: string[] = [];
for (let i = 0; i < 100; i++) {
  queue.push('item ' + i);
  if (queue.length > 5) queue.shift();
}
console.log(queue.join(), queue.length);
const last = queue.pop();
if (last !== undefined) console.log(last.toUpperCase());
