/** Rest parameters and spread arguments. */
function sum(...terms: number[]): number {
  let total = 0;
  for (const term of terms) total += term;
  return total;
}
function label(name: string, ...parts: string[]): string {
  return `${name}(${parts.join(',')})${parts.length}`;
}
console.log(sum(), sum(1), sum(1, 2, 3, 4), label('x'), label('y', 'a', 'b'));
const numbers = [5, 6, 7];
const names = ['p', 'q'];
console.log(sum(...numbers), sum(1, ...numbers, 2), Math.max(...numbers), label('z', ...names));
