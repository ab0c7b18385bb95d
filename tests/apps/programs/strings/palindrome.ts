/** Work on texts: palindromes, counting, Caesar's cipher. */
function isPalindrome(text: string): boolean {
  const letters = text.toLowerCase();
  for (let i = 0, j = letters.length - 1; i < j; i++, j--) if (letters[i] !== letters[j]) return false;
  return true;
}
console.log(isPalindrome('Racecar'), isPalindrome('Conductor'), isPalindrome(''));
function encipher(text: string, by: number): string {
  let result = '';
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    result += code >= 97 && code <= 122 ? String.fromCharCode(((code - 97 + by + 26) % 26) + 97) : letter;
  }
  return result;
}
const secret = encipher('attack at dawn', 3);
console.log(secret, encipher(secret, -3));
const words = 'the quick brown fox jumps over the lazy dog the end'.split(' ');
console.log(words.length, words.filter((word) => word === 'the').length);
