/** Set: add, has, delete, size, order, unique values. */
const seen = new Set<number>();
seen.add(3).add(1).add(3);
seen.add(-1);
console.log(seen.size, seen.has(3), seen.has(2), seen.delete(3), seen.delete(3), seen.size);
for (const n of seen) console.log(n);
const unique = new Set(['b', 'a', 'b', 'c', 'a']);
console.log(unique.size, [...unique].join(), Array.from(unique).length, unique.has('a'));
unique.forEach((text) => console.log(text));
unique.clear();
console.log(unique.size);
console.log([...new Set([5, 1, 5, 2, 1])].sort((a, b) => a - b).join());
