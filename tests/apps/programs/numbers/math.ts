/** Math.abs, min, max, sign, sqrt (floor), clz32, pow and `**`. */
console.log(Math.abs(-5), Math.abs(5), Math.abs(-2147483647), Math.min(3, -1), Math.max(3, -1));
console.log(Math.min(5, 2, 8, -3), Math.max(5, 2, 8, -3), Math.min(4), Math.max(-4));
console.log(Math.sign(-9), Math.sign(0), Math.sign(12));
console.log(Math.clz32(0), Math.clz32(1), Math.clz32(-1), Math.clz32(0x8000));
console.log(2 ** 10, Math.pow(3, 4), (-2) ** 3, 7 ** 0, 2 ** 30, (-1) ** 5, 1 ** 100);
for (const n of [0, 1, 2, 3, 4, 15, 16, 17, 99, 100, 2147395600, 2147395599, 2147483647])
  console.log(n, Math.floor(Math.sqrt(n)));
let power = 2;
power **= 5;
console.log(power, Math.trunc(7), Math.floor(-7), Math.round(3), Math.ceil(4));
