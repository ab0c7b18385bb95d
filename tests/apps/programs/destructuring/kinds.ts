/** Parts become what their variables are: with undefined, narrower, with defaults, in parameters, in loops, in assignments. */
const { a }: { a: number | undefined } = { a: 1 };
console.log(a);
interface P {
  x: number;
  y?: string;
  z: boolean | null;
}
const p: P = { x: 1, z: null };
const { x, y = 'none', z } = p;
console.log(x, y, z);
function f({ x, y = 'dflt', z }: P): string {
  return `${x} ${y} ${z}`;
}
console.log(f(p), f({ x: 2, y: 'q', z: true }));
const g = ({ x: xx, ...rest }: P): string => `${xx} ${rest.y} ${rest.z}`;
console.log(g(p));
const [m, n = 5] = [1];
console.log(m, n);
const [[i, j], k]: [[number, number], string] = [[1, 2], 'k'];
console.log(i, j, k);
const { q: { r, s = 3 } = { r: 1 } }: { q?: { r: number; s?: number } } = {};
console.log(r, s);
let u: number | undefined;
let v: string | undefined;
({ x: u, y: v } = p);
console.log(u, v);
[u, v] = [3, 'v'];
console.log(u, v);
for (const { x, y } of [p, { x: 5, y: 'why', z: false } as P]) console.log(x, y);
for (const [key, { x: val }] of new Map([['a', p]])) console.log(key, val);
for ({ x: u } of [p]) console.log(u);
for ([u, v] of [
  [1, 'a'],
  [2, 'b'],
] as [number, string][])
  console.log(u, v);
