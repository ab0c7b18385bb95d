/** Destructuring in parameters. */
interface Point {
  x: number;
  y: number;
}
function length({ x, y }: Point): number {
  return Math.abs(x) + Math.abs(y);
}
function swap([a, b]: [number, string]): [string, number] {
  return [b, a];
}
const scale = ({ x, y }: Point, by = 2): Point => ({ x: x * by, y: y * by });
console.log(
  length({ x: 3, y: -4 }),
  swap([1, 'one'])[0],
  scale({ x: 1, y: 2 }).y,
  scale({ x: 1, y: 2 }, 5).x,
);
function open({ name, mode = 'read' }: { name: string; mode?: string }): string {
  return `${name}:${mode}`;
}
console.log(open({ name: 'a' }), open({ name: 'b', mode: 'write' }));
console.log(
  [
    { n: 1, m: 2 },
    { n: 3, m: 4 },
  ]
    .map(({ n, m }) => n * m)
    .join(),
);
for (const [key, value] of Object.entries({ one: 1, two: 2 })) console.log(key, value);
