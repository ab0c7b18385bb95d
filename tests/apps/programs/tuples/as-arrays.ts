/** Tuples of one kind in loops, and in methods that change nothing. */
const levels = ['low', 'high'] as const;
for (const level of levels) console.log(level, level === 'low');
console.log(
  levels.indexOf('high'),
  levels.includes('low'),
  levels.map((level) => level + '!').join(),
  levels.length,
);
const point: [x: number, y: number] = [3, 4];
console.log(
  point.map((v) => v * v).reduce((a, b) => a + b),
  Math.max(...point),
  [...point, 5].join('-'),
);
for (const [at, v] of point.entries()) console.log(at, v);
for (const n of [1, 2, 3] as const) console.log(n);
