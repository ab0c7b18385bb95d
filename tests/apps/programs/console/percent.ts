/** `%` in the first text is printed as it is when nothing follows. */
console.log('100%');
console.log('100%', 'x');
console.log('50% of', 10);
const text = 'rate';
console.log(text, '%d', 5);
