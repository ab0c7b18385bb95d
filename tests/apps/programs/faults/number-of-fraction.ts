/** Number of a text with a fraction. Faults: range. */
console.log(Number('12'));
console.log(Number('1.5')); // here
