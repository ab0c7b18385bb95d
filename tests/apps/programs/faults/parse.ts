/** parseInt of a text without a number is NaN in JavaScript: a fault. Faults: range. */
console.log(parseInt('12', 10));
console.log(parseInt('none', 10)); // here
