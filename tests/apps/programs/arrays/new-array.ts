/** Arrays of a length that are filled at once: with `new` and without, with a type and without. */
const zeros = new Array(4).fill(0);
zeros[2] += 5;
console.log(zeros.join(), zeros.length);
const marks: ('x' | 'o' | ' ')[] = Array(3).fill(' ');
marks[1] = 'x';
console.log(marks.join('|'));
const grid: boolean[][] = new Array(2).fill(0).map(() => new Array<boolean>(3).fill(false));
grid[1][2] = true;
console.log(grid.map((row) => row.map(Number).join('')).join('/'), Array<number>(2).fill(7).join());
const row = Array(2).fill([1]);
console.log(
  row[0] === row[1],
  new Array<string | undefined>(2)
    .fill(undefined)
    .map((text) => text ?? '-')
    .join(),
);
