/** Matrices: product, transposition, determinant, and powers. */
type Matrix = number[][];

const identity = (size: number): Matrix =>
  Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)),
  );

const zeros = (rows: number, columns: number): Matrix =>
  new Array(rows).fill(0).map(() => new Array(columns).fill(0));

function multiply(a: Matrix, b: Matrix): Matrix {
  const result = zeros(a.length, b[0].length);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b[0].length; j++) {
      for (let k = 0; k < b.length; k++) {
        result[i][j] += a[i][k] * b[k][j];
      }
    }
  }
  return result;
}

function transpose(matrix: Matrix): Matrix {
  return matrix[0].map((_, column) => matrix.map((row) => row[column]));
}

function determinant(matrix: Matrix): number {
  if (matrix.length === 1) return matrix[0][0];
  return matrix[0].reduce((sum, value, column) => {
    const minor = matrix.slice(1).map((row) => row.filter((_, c) => c !== column));
    return sum + (column % 2 === 0 ? 1 : -1) * value * determinant(minor);
  }, 0);
}

function power(matrix: Matrix, exponent: number): Matrix {
  let result = identity(matrix.length);
  let base = matrix;
  while (exponent > 0) {
    if (exponent & 1) result = multiply(result, base);
    base = multiply(base, base);
    exponent >>= 1;
  }
  return result;
}

function show(title: string, matrix: Matrix): void {
  console.log(`${title}:`);
  matrix.forEach((row) => console.log(row.map((value) => String(value).padStart(4)).join('')));
}

export function onStart() {
  const a = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  const b = [
    [7, 8],
    [9, 10],
    [11, 12],
  ];
  show('product', multiply(a, b));
  show('transposed', transpose(a));
  show('identity', identity(3));
  console.log(
    'determinant',
    determinant([
      [2, 0, 1],
      [1, 3, 2],
      [1, 1, 4],
    ]),
  );
  const [[, fibonacci]] = power(
    [
      [1, 1],
      [1, 0],
    ],
    20,
  );
  console.log(fibonacci);
  const trace = a.map((row, i) => row[i]).reduce((x, y) => x + y);
  console.log(JSON.stringify({ trace, max: Math.max(...a.flat()), min: Math.min(...b.flat()) }));
}
