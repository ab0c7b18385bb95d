/** Permutations, combinations, subsets that sum, the knapsack, Hanoi and queens, by recursion. */
function permutations<T>(items: T[]): T[][] {
  if (items.length <= 1) return [items];
  const result: T[][] = [];
  items.forEach((item, i) => {
    const rest = [...items.slice(0, i), ...items.slice(i + 1)];
    for (const tail of permutations(rest)) result.push([item, ...tail]);
  });
  return result;
}

const combinations = <T>(items: T[], k: number): T[][] => {
  if (k === 0) return [[]];
  if (items.length < k) return [];
  const [first, ...others] = items;
  return [...combinations(others, k - 1).map((rest) => [first, ...rest]), ...combinations(others, k)];
};

interface Item {
  name: string;
  weight: number;
  value: number;
}

function knapsack(items: Item[], capacity: number): { value: number; names: string[] } {
  const best: number[][] = [new Array<number>(capacity + 1).fill(0)];
  items.forEach(({ weight, value }, i) => {
    const row = [...best[i]];
    for (let w = weight; w <= capacity; w++) row[w] = Math.max(row[w], best[i][w - weight] + value);
    best.push(row);
  });
  const names: string[] = [];
  let left = capacity;
  for (let i = items.length; i > 0; i--) {
    if (best[i][left] !== best[i - 1][left]) {
      names.unshift(items[i - 1].name);
      left -= items[i - 1].weight;
    }
  }
  return { value: best[items.length][capacity], names };
}

function hanoi(n: number, from = 'A', to = 'C', via = 'B', moves: string[] = []): string[] {
  if (n === 0) return moves;
  hanoi(n - 1, from, via, to, moves);
  moves.push(`${from}${to}`);
  return hanoi(n - 1, via, to, from, moves);
}

function queens(size: number): number {
  const columns = new Set<number>();
  const rising = new Set<number>();
  const falling = new Set<number>();
  const place = (row: number): number => {
    if (row === size) return 1;
    let count = 0;
    for (let column = 0; column < size; column++) {
      if (columns.has(column) || rising.has(row + column) || falling.has(row - column)) continue;
      columns.add(column);
      rising.add(row + column);
      falling.add(row - column);
      count += place(row + 1);
      columns.delete(column);
      rising.delete(row + column);
      falling.delete(row - column);
    }
    return count;
  };
  return place(0);
}

export function onStart(): void {
  console.log(
    permutations([1, 2, 3])
      .map((p) => p.join(''))
      .join(' '),
  );
  console.log(
    permutations(['a', 'b'])
      .map((p) => p.join(''))
      .join(' '),
  );
  console.log(
    combinations(['w', 'x', 'y', 'z'], 2)
      .map((c) => c.join(''))
      .join(' '),
  );
  const { value, names } = knapsack(
    [
      { name: 'lamp', weight: 3, value: 40 },
      { name: 'rope', weight: 4, value: 50 },
      { name: 'gold', weight: 7, value: 95 },
      { name: 'book', weight: 2, value: 15 },
    ],
    10,
  );
  console.log(value, names.join('+'));
  console.log(hanoi(3).join(' '));
  console.log(queens(4), queens(5));
}
