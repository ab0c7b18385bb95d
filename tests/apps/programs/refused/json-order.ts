/** JSON.stringify of objects whose properties are written in another order than their type has them. Refused: TS91724. */
interface Point {
  x: number;
  y: number;
}
const point: Point = { y: 1, x: 2 }; // here
console.log(JSON.stringify(point));
