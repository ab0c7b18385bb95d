/** `&`, `|`, `^`, `~` and their assignments. */
let flags = 0b1100;
console.log(flags & 0b1010, flags | 3, flags ^ 0xff, ~flags, ~~flags, ~-1);
flags |= 1 << 6;
flags &= ~4;
flags ^= 0b11;
console.log(flags, flags & 1, (flags & 64) !== 0);
console.log(-1 & 0x7fffffff, -2 | 1, -1 ^ 0x55, 0x12345678 & 0x7fff0000);
function parity(word: number): number {
  let bits = word;
  bits ^= bits >>> 16;
  bits ^= bits >>> 8;
  bits ^= bits >>> 4;
  return (0x6996 >>> (bits & 15)) & 1;
}
console.log(parity(0), parity(1), parity(0x7fffffff), parity(0x1010));
