/** `%` has the sign of its left operand. */
for (const a of [-7, -1, 0, 1, 7, 2147483647]) console.log(a, a % 3, a % -3, a % 1, a % -1, a % 1000);
let ring = 0;
for (let i = 0; i < 10; i++) ring = (ring + 3) % 7;
console.log(ring);
let x = 29;
x %= 10;
console.log(x, -2147483648 % -1);
