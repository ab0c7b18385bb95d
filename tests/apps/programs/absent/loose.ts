/** `== null` is true for undefined and null. */
function late(t: string | null | undefined): boolean {
  return t == null;
}
function number(n?: number | null): boolean {
  return n != undefined;
}
console.log(late(null), late(undefined), late(''), number(), number(null), number(0));
const one = 'Hello';
const other: string = 'Hel';
console.log(one == other + 'lo', one != other, one.length == 5, one.length != 5);
