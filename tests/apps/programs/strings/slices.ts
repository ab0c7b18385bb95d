/** slice, substring, substr-like cuts, with negative and too large positions. */
const word = 'microkernel';
console.log(
  word.slice(0, 5),
  word.slice(5),
  word.slice(-6),
  word.slice(-6, -2),
  word.slice(3, 3),
  word.slice(8, 2),
);
console.log(
  word.substring(0, 5),
  word.substring(5),
  word.substring(5, 0),
  word.substring(-3, 2),
  word.substring(9, 100),
);
console.log('[' + word.slice(20) + ']', '[' + word.slice() + ']', '[' + ''.slice(0, 1) + ']');
