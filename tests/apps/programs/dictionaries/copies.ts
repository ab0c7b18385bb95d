/** Copies of a Record, with entries before and behind it. */
const base: Record<string, number> = { a: 1, b: 2 };
const copy: Record<string, number> = { ...base, c: 3, a: 9 };
console.log(Object.keys(copy).join(), Object.values(copy).join());
