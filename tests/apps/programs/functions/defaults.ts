/** Default parameters, which may use the ones before; undefined takes the default. */
let calls = 0;
function made(): number {
  return ++calls;
}
function box(width: number, height = width * 2, name = `box${made()}`): string {
  return `${name} ${width}x${height}`;
}
console.log(box(1), box(1, 5), box(1, 5, 'own'), box(2, undefined, 'late'), box(3, undefined), calls);
const scale = (n: number, by = 10): number => n * by;
console.log(scale(3), scale(3, 2));
function greet(name = 'nobody', loud = false): string {
  return loud ? name.toUpperCase() : name;
}
console.log(greet(), greet('ada'), greet('ada', true));
