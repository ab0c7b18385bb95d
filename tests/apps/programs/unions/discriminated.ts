/** Unions of objects with a discriminating property; switch over it. */
interface Circle {
  kind: 'circle';
  radius: number;
}
interface Box {
  kind: 'box';
  width: number;
  height: number;
}
interface Text {
  kind: 'text';
  text: string;
}
type Shape = Circle | Box | Text;
function area(shape: Shape): number {
  switch (shape.kind) {
    case 'circle':
      return 3 * shape.radius * shape.radius;
    case 'box':
      return shape.width * shape.height;
    case 'text':
      return shape.text.length;
  }
}
const shapes: Shape[] = [
  { kind: 'circle', radius: 2 },
  { kind: 'box', width: 3, height: 4 },
  { kind: 'text', text: 'hello' },
];
for (const shape of shapes) console.log(shape.kind, area(shape));
for (const shape of shapes) if (shape.kind === 'box') shape.width = 10;
console.log(shapes.map(area).join(), shapes.filter((s) => s.kind !== 'text').length);
