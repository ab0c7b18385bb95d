/** Closures of variables of every kind of block: rounds of loops, cases, catch, functions declared in a loop. */
const out: (() => string)[] = [];
for (let i = 0; i < 5; i++) {
  if (i === 1) continue;
  if (i === 4) break;
  function inner(): string {
    return `f${i}`;
  }
  out.push(inner, () => `a${i}`);
  i += 0;
}
for (const k in { x: 1 } as Record<string, number>) out.push(() => k);
let w = 0;
while (w < 2) {
  const here = w;
  let there = w;
  out.push(() => `${here}${there++}${w}`);
  w++;
}
switch (w) {
  case 2: {
    let inCase = 'case';
    out.push(() => inCase);
    inCase += '!';
    break;
  }
  default:
}
switch (w) {
  case 2:
    let direct = 'direct';
    out.push(() => direct);
    direct += '?';
}
try {
  throw new Error('boom');
} catch (e) {
  out.push(() => (e as Error).message);
}
{
  let block = 1;
  out.push(() => `${block}`);
  block = 2;
}
console.log(out.map((f) => f()).join(' '));
console.log(out.map((f) => f()).join(' '));
