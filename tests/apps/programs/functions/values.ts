/** Functions as values: variables, parameters, results, arrays, fields. */
type Operator = (a: number, b: number) => number;
function add(a: number, b: number): number {
  return a + b;
}
const subtract: Operator = (a, b) => a - b;
const operators: Operator[] = [add, subtract, (a, b) => a * b, (a, b) => Math.imul(a, b + 1)];
for (const operate of operators) console.log(operate(7, 3));
function apply(operate: Operator, a: number, b: number): number {
  return operate(a, b);
}
console.log(
  apply(add, 1, 2),
  apply((a, b) => a * 10 + b, 1, 2),
);
function choose(sign: string): Operator {
  return sign === '+' ? add : subtract;
}
console.log(choose('+')(5, 2), choose('-')(5, 2));
const table: Record<string, Operator> = { plus: add, minus: subtract };
console.log(table['plus'](1, 1), table.minus(1, 1));
let current = add;
console.log(current(10, 2));
current = subtract;
console.log(current(1, 2));
