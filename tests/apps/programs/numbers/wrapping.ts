/** `(a + b) | 0`, `(a - b) | 0` and Math.imul keep the low 32 bits. */
const most = 2147483647;
console.log(
  (most + 1) | 0,
  (-most - 2) | 0,
  (most + most) | 0,
  Math.imul(most, most),
  Math.imul(65536, 65536),
);
let hash = -2128831035;
for (let i = 0; i < 8; i++) hash = Math.imul(hash ^ i, 16777619);
console.log(hash);
let sum = 0;
for (let i = 0; i < 5; i++) sum = (sum + 0x7000_0000) | 0;
console.log(sum);
let state = 1;
function random(): number {
  state = (Math.imul(state, 1103515245) + 12345) | 0;
  return (state >> 16) & 0x7fff;
}
console.log(random(), random(), random(), random());
