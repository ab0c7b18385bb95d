/** An array that grows far, and texts and objects in it. */
const squares: number[] = [];
for (let i = 0; i < 200; i++) squares.push(i * i);
let sum = 0;
for (const square of squares) sum += square;
console.log(squares.length, squares[199], sum);
while (squares.length > 3) squares.pop();
console.log(squares.join());
squares.length = 0;
console.log(squares.length, squares.join());
