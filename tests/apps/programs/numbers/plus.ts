/** Unary plus: the number of a text or a boolean. */
const words = '4 -7  12'.split(' ');
console.log(+words[0] + +words[1], +'  42 ', +true - +false, +5, words.map((word) => +word).join());
let yes = 2 > 1;
console.log(10 + +yes);
