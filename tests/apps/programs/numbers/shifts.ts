/** `<<`, `>>`, `>>>`: the count is taken modulo 32, `<<` keeps the low 32 bits. */
for (const count of [0, 1, 4, 31, 32, 33, -1])
  console.log(count, 1 << count, -8 >> count, 0x40000001 << count);
console.log(0x7fffffff >>> 3, 12345 >>> 0, -1 >>> 1, -1 >>> 31, -256 >>> 24);
let x = 3;
x <<= 4;
x >>= 1;
console.log(x, 1 << 20, (1 << 31) >> 31);
let y = -16;
y >>>= 28;
console.log(y);
