/** charAt, charCodeAt, `text[i]`, at, String.fromCharCode, for..of. */
const word = 'Conductor';
console.log(word.charAt(0), word.charAt(8), '[' + word.charAt(9) + ']', '[' + word.charAt(-1) + ']');
console.log(word.charCodeAt(0), word.charCodeAt(8), word[3], word[word.length - 1]);
console.log(String.fromCharCode(72, 105), String.fromCharCode(33));
let reversed = '';
for (const letter of word) reversed = letter + reversed;
console.log(reversed);
for (let i = 0; i < word.length; i += 4) console.log(i, word[i], word.charCodeAt(i));
console.log(word.at(0), word.at(-1), word.at(99));
