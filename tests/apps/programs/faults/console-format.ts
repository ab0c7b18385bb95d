/** A format that is known only when the program runs, for a number, and the value is none. Faults: assertion. */
const format = ['%d', 'apples'].join(' ');
console.log(format, 5);
console.log(format, 'five'); // here
