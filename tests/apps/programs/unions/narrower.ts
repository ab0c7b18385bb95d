/** Tests that leave several members of a union, of which each has what is used. */
interface Circle {
  kind: 'circle';
  radius: number;
}
interface Label {
  kind: 'label';
  text: string;
}
interface Title {
  kind: 'title';
  text: string;
  weight: number;
}
type Shape = Circle | Label | Title;
function textOf(shape: Shape): string {
  if (shape.kind !== 'circle') return shape.text;
  return `(${shape.radius})`;
}
console.log(textOf({ kind: 'circle', radius: 4 }), textOf({ kind: 'label', text: 'a' }));
console.log(textOf({ kind: 'title', text: 'b', weight: 1 }));
let current: Shape | undefined = { kind: 'title', text: 'c', weight: 2 };
function level(): number {
  if (current === undefined || current.kind !== 'title') return 0;
  current.weight += 1;
  return current.weight + current.text.length;
}
console.log(level(), level());
current = undefined;
console.log(level());
