/** `never` where all members of a union are done: a variable, and a function that takes what cannot come. */
type Shape = { kind: 'circle'; radius: number } | { kind: 'square'; side: number };
type Level = 'low' | 'high';

function area(shape: Shape): number {
  switch (shape.kind) {
    case 'circle':
      return 3 * shape.radius ** 2;
    case 'square':
      return shape.side ** 2;
    default: {
      const other: never = shape;
      throw new Error(`no area of ${other}`);
    }
  }
}

function assertNever(value: never): never {
  throw new Error('unexpected ' + JSON.stringify(value));
}

function sides(shape: Shape): number {
  if (shape.kind === 'circle') return 0;
  if (shape.kind === 'square') return 4;
  return assertNever(shape);
}

function limit(level: Level): number {
  switch (level) {
    case 'low':
      return 1;
    case 'high':
      return 9;
    default:
      return assertNever(level);
  }
}

console.log(area({ kind: 'circle', radius: 2 }), area({ kind: 'square', side: 3 }));
console.log(
  sides({ kind: 'circle', radius: 1 }),
  sides({ kind: 'square', side: 1 }),
  limit('low'),
  limit('high'),
);
