/** Destructuring of objects: new names, defaults, nested, assignment. */
const person = { name: 'ada', age: 36, home: { city: 'London', number: 12 } };
const { name, age } = person;
const {
  name: title,
  home: { city, number: house },
} = person;
console.log(name, age, title, city, house);
interface Options {
  width: number;
  height?: number;
  name?: string;
}
const options: Options = { width: 3 };
const { width, height = width * 2, name: label = 'none' } = options;
console.log(width, height, label);
let n = 0;
let t = '';
({ age: n, name: t } = person);
console.log(n, t);
const points = [
  { x: 1, y: 2 },
  { x: 3, y: 4 },
];
for (const { x, y } of points) console.log(x + y);
const { length } = 'four';
const { length: count } = points;
console.log(length, count);
try {
  throw new Error('told');
} catch (error) {
  const { message } = error as Error;
  console.log(message);
}
