/** Literals with an exponent, where they are integers. */
const million = 1e6;
console.log(million, 1, 2e9, -2e9, 1.5e3, 100e-2, 1_0e2);
console.log(
  1e3 * 1e3,
  Math.trunc(million / 1e3),
  million % 7e1,
  ~~4e9 === ~~0xee6b2800,
  0 - 0e5,
  ~1e3,
  3e9 | 0,
);
enum Rate {
  slow = 1e2,
  fast = 1e5,
}
const pair: [number, string] = [1, 'x'];
console.log(Rate.fast, Rate[1e2], pair[1], [5, 6, 7][2], (1e3).toString());
switch (million) {
  case 1000000:
    console.log('a million');
}
