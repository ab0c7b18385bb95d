/** `satisfies` checks, and leaves the type of the value as it is. */
const limits = { low: 1, high: 9 } satisfies Record<string, number>;
console.log(limits.low + limits.high, Object.keys(limits).join());
interface Point {
  x: number;
  y?: number;
}
const point = { x: 1, y: 2 } satisfies Point;
console.log(point.x + point.y);
const words: Record<string, string[]> = { a: ['b'] } satisfies Record<string, string[]>;
console.log(words['a'].join());
