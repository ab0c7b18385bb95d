/** Literals from 2^31 to 2^32-1 where their bits are meant: beside `&`, `|`, `^` and `~`. */
const polynomial = 0xedb88320 | 0;
let crc = ~0;
for (const byte of [1, 2, 3]) {
  crc ^= byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
}
console.log(polynomial, ~crc, crc & 0xff000000, crc | 0x80000000, ~0xffffffff, ~0xfffffff0);
let mask = 0x0f;
mask |= 0xf0000000;
mask ^= 0xffffffff;
console.log(mask, -2147483648 & 0xc0000000, 4294967295 & 255, (0x80000000 | 0) < 0);
