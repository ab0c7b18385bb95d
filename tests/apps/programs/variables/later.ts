/** Functions that mention variables which are declared below them, called when those have their values. */
function area(): number {
  return width * height();
}
const height = (): number => factor * 2;
let width = 3;
const factor = 5;
console.log(area());
width = 4;
console.log(area());
function counter(): string {
  const next = (): number => (count += step);
  let count = 0;
  const step = 2;
  next();
  return `${next()} ${count}`;
}
console.log(counter());
