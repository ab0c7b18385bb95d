/** Computed names in patterns of objects, the rest of a Record, and sorting what may be undefined. Refused: TS91700. */
const point = { x: 1, y: 2 };
const { ['x']: first } = point; // here
const table: Record<string, number> = { a: 1, b: 2 };
const { a, ...others } = table; // here
const some: (number | undefined)[] = [2, undefined, 1];
some.sort((p, q) => (p ?? 0) - (q ?? 0)); // here
console.log(first, a, JSON.stringify(others));
