/** Numbers as texts: String(n), n.toString(), with a radix, and `+` with a text. */
for (const n of [0, 7, -7, 10, 255, -255, 2147483647, -2147483648]) {
  console.log(String(n), n.toString(), n.toString(16), n.toString(2), n.toString(36), '' + n, n + '!');
}
console.log(String(12).length, (1000 + 24).toString() + 'k', 1 + 2 + '3' + 4 + 5);
