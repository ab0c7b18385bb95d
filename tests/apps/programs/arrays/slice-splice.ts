/** slice, splice, concat, reverse, fill. */
const list = [0, 1, 2, 3, 4, 5];
console.log(
  list.slice(2).join(),
  list.slice(1, 3).join(),
  list.slice(-2).join(),
  list.slice(0, -4).join(),
  list.slice(4, 2).length,
  list.slice(9).length,
);
console.log(list.splice(1, 2).join(), list.join());
console.log(list.splice(1, 0, 10, 11).join(), list.join());
console.log(list.splice(-2, 1, 77).join(), list.join(), list.splice(3).join(), list.join());
console.log(list.concat([8, 9]).join(), list.concat([1], [2, 3]).join(), list.concat().join(), list.length);
console.log(list.reverse().join(), list.join(), [1].reverse().join());
console.log(
  [1, 2, 3, 4].fill(0).join(),
  [1, 2, 3, 4].fill(9, 1, 3).join(),
  new Array<number>(3).fill(7).join(),
);
