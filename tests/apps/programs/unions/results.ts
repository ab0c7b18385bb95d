/** A result that is a value or an error, told apart by a boolean. */
type Result = { ok: true; value: number } | { ok: false; problem: string };
function parse(text: string): Result {
  let value = 0;
  for (const letter of text) {
    const digit = letter.charCodeAt(0) - 48;
    if (digit < 0 || digit > 9) return { ok: false, problem: `'${letter}' is no digit` };
    value = value * 10 + digit;
  }
  return { ok: true, value };
}
for (const text of ['42', '4x2', '']) {
  const result = parse(text);
  if (result.ok) console.log(text, result.value);
  else console.log(text, 'problem:', result.problem);
}
