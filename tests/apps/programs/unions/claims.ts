/** Functions that say what their argument is: `x is T`, of texts, of what may be undefined, and of members of a union. */
type Level = 'low' | 'high';
const LEVELS: readonly Level[] = ['low', 'high'];
function isLevel(text: string): text is Level {
  return LEVELS.includes(text as Level);
}
const names: Record<Level, string> = { low: 'quiet', high: 'loud' };
for (const word of ['low', 'high', 'other']) console.log(isLevel(word) ? names[word] : `no level: ${word}`);

interface Circle {
  kind: 'circle';
  radius: number;
}
interface Square {
  kind: 'square';
  area: number;
  side: number;
}
type Shape = Circle | Square;
const isCircle = (shape: Shape): shape is Circle => shape.kind === 'circle';
const shapes: Shape[] = [
  { kind: 'circle', radius: 2 },
  { kind: 'square', side: 3, area: 9 },
];
for (const shape of shapes) console.log(isCircle(shape) ? `circle ${shape.radius}` : `square ${shape.side}`);
console.log(shapes.filter(isCircle).length);

function isSet<T>(value: T | undefined): value is T {
  return value !== undefined;
}
const found = [3, 4].find((n) => n > 3);
const missing = ['a'].find((text) => text === 'b');
console.log(isSet(found) ? found + 1 : 'nothing', isSet(missing) ? missing.length : 'nothing');

function assertLevel(text: string): asserts text is Level {
  if (!isLevel(text)) throw new Error(`${text} is no level`);
}
try {
  const [first, second] = ['low', 'none'];
  assertLevel(first);
  console.log(names[first]);
  assertLevel(second);
  console.log(names[second]);
} catch (error) {
  console.log(`${error}`);
}
