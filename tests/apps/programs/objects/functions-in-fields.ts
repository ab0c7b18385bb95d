/** Functions in fields: a record of operations. */
interface Shape {
  name: string;
  area: () => number;
}
function square(side: number): Shape {
  return { name: 'square', area: () => side * side };
}
function rectangle(width: number, height: number): Shape {
  return {
    name: 'rectangle',
    area: () => width * height,
  };
}
const shapes = [square(3), rectangle(2, 5)];
for (const shape of shapes) console.log(shape.name, shape.area());
console.log(shapes.reduce((sum, shape) => sum + shape.area(), 0));
shapes[0].area = () => -1;
console.log(shapes[0].area());
