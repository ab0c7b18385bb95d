/** toUpperCase, toLowerCase, trim, trimStart, trimEnd. */
const text = '  Mixed Case 42 \t\n';
console.log(
  '[' + text.trim() + ']',
  '[' + text.trimStart().trimEnd() + ']',
  text.trimEnd().length,
  text.trimStart().length,
);
console.log(text.trim().toUpperCase(), text.trim().toLowerCase(), ''.trim().length, '   '.trim() === '');
