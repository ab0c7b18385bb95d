/** JSON.stringify of an instance of a class: its fields. */
class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}

  sum(): number {
    return this.x + this.y;
  }
}
console.log(JSON.stringify(new Point(1, -2)), JSON.stringify([new Point(0, 0)]), new Point(3, 4).sum());
