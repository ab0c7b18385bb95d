/** Each round of a loop has variables of its own, with continue, break and labels, in the head of a loop, and in clauses of a switch. */
const fs: (() => number)[] = [];
for (let i = 0, f = () => i; i < 3; i++) {
  fs.push(f);
  fs.push(() => i);
}
console.log(fs.map((f) => f()).join());
const gs: (() => number)[] = [];
for (let i = 0; i < 5; i++) {
  if (i === 1) continue;
  gs.push(() => i++ * 10);
  if (i === 3) break;
}
console.log(gs.map((f) => f()).join(), gs.map((f) => f()).join());
const hs: (() => string)[] = [];
outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (j === 1) continue outer;
    hs.push(() => `${i}${j}`);
    let k = i * j;
    hs.push(() => String(k++));
    k += 10;
    if (i === 1) break outer;
  }
}
console.log(hs.map((f) => f()).join(), hs.map((f) => f()).join());
function sw(n: number): () => number {
  let result = () => -1;
  switch (n) {
    case 1:
      let a = 5;
      result = () => a++;
      a = 7;
      break;
    case 2:
      const b = n;
      let z = 4;
      result = () => z + b;
      z = 20;
      break;
    default:
      function local(): number {
        return n;
      }
      result = local;
  }
  return result;
}
const s1 = sw(1),
  s2 = sw(2),
  s3 = sw(3);
console.log(s1(), s1(), s2(), s3());
let n = 0;
const ws: (() => number)[] = [];
while (n < 3) {
  const c = n;
  let d = n;
  ws.push(() => c * 100 + d++);
  d += 5;
  n++;
  if (n === 2) continue;
}
do {
  let e = n;
  ws.push(() => e--);
  n++;
} while (n < 5);
console.log(ws.map((f) => f()).join(), ws.map((f) => f()).join());
const rs: (() => string)[] = [];
const rec: Record<string, number> = { a: 1, b: 2 };
for (let key in rec) {
  rs.push(() => key);
  key = key + '!';
}
for (let v of [1, 2]) {
  rs.push(() => String(v));
  v = v * 10;
}
for (let [p, q] of [
  [1, 2],
  [3, 4],
]) {
  rs.push(() => `${p}${q}`);
  p++;
  q++;
}
for (let ch of 'xy') {
  rs.push(() => ch);
  ch = ch + ch;
}
console.log(rs.map((f) => f()).join());
