/** A part of a pattern that is wider than its variable. Refused: TS91714. */
interface Point {
  x: number;
}

const source = { at: { x: 1, y: 2 } };
let point: Point = { x: 0 };
({ at: point } = source); // here
console.log(point.x);
