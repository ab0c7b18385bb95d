/** JSON.stringify and Object.keys show properties in the order in which they were written. */
const point = { y: 1, x: 2 };
console.log(JSON.stringify(point), Object.keys(point).join());
const other = { a: 3, b: 4 };
console.log(JSON.stringify(other), Object.keys(other).join());
