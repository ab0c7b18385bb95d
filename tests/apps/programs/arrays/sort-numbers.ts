/** sort of numbers and booleans without a comparison compares their texts. */
const list = [10, 9, 1, 100, 25, -3, -25];
console.log(list.slice().sort().join(), list.join(), [3, 1, 2].sort().join());
