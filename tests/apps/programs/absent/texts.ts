/** `string | undefined` and `string | null`; '' is a text. */
function name(n: number): string | undefined {
  return n > 1 ? undefined : n > 0 ? 'one' : '';
}
for (let n = 0; n < 3; n++) {
  const text = name(n);
  console.log(
    text,
    text === '',
    text === undefined,
    text ?? 'none',
    text || 'empty',
    text?.length,
    text === undefined ? -1 : text.length,
  );
}
let nothing: string | null | undefined;
console.log(nothing, nothing === null);
nothing = null;
console.log(nothing, nothing === null, nothing === undefined);
nothing = 'x';
console.log(nothing, nothing.length);
