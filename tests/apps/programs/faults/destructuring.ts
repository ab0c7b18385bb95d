/** What a pattern does not find in an array is undefined, and a fault where it is used. Faults: absent. */
function parts(text: string): string {
  const [key, value] = text.split('=');
  return value + key; // here
}
console.log(parts('a=b'));
console.log(parts('ab'));
