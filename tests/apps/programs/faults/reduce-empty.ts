/** reduce of an empty array without a start throws in JavaScript, and is a fault. Faults: index. */
const none: number[] = [];
console.log(none.reduce((a, b) => a + b, 0));
console.log(none.reduce((a, b) => a + b)); // here
