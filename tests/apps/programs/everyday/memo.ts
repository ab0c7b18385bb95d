/** Memoised functions, and a cache with Map. Messages: "40", "10", "46", "1", "stats". */
function memoize(fn: (n: number) => number): (n: number) => number {
  const cache = new Map<number, number>();
  return (n) => {
    const cached = cache.get(n);
    if (cached !== undefined) {
      hits++;
      return cached;
    }
    const result = fn(n);
    cache.set(n, result);
    return result;
  };
}

let hits = 0;
let calls = 0;

const fibonacci: (n: number) => number = memoize((n) => {
  calls += 1;
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
});

const memo: { [key: string]: number } = {};
function paths(rows: number, columns: number): number {
  if (rows === 1 || columns === 1) return 1;
  const key = `${rows},${columns}`;
  if (key in memo) return memo[key];
  return (memo[key] = paths(rows - 1, columns) + paths(rows, columns - 1));
}

export function onMessage(text: string): string {
  if (text === 'stats') return `${calls} calls, ${hits} hits, ${Object.keys(memo).length} paths`;
  const n = Number(text);
  return `fibonacci(${n}) = ${fibonacci(n)}, paths = ${paths(Math.min(n, 8), 5)}`;
}
