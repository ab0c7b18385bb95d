/** Arrays of arrays: a product of matrices and the game of life. */
function product(a: number[][], b: number[][]): number[][] {
  return a.map((row) => b[0].map((_, column) => row.reduce((sum, cell, k) => sum + cell * b[k][column], 0)));
}
console.log(
  product(
    [
      [1, 2],
      [3, 4],
    ],
    [
      [5, 6],
      [7, 8],
    ],
  )
    .map((row) => row.join(' '))
    .join(' / '),
);
let world = ['.....', '..#..', '..#..', '..#..', '.....'].map((line) => line.split(''));
function neighbours(y: number, x: number): number {
  let count = 0;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      if (dy === 0 && dx === 0) continue;
      if (y + dy < 0 || y + dy >= 5 || x + dx < 0 || x + dx >= 5) continue;
      if (world[y + dy][x + dx] === '#') count++;
    }
  }
  return count;
}
for (let turn = 0; turn < 2; turn++) {
  world = world.map((row, y) =>
    row.map((cell, x) => {
      const around = neighbours(y, x);
      return around === 3 || (around === 2 && cell === '#') ? '#' : '.';
    }),
  );
  console.log(world.map((row) => row.join('')).join('\n'));
}
