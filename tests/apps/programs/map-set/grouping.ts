/** Counting and grouping with a Record and a Map, sorted by several criteria. */
const words = 'the quick brown fox jumps over the lazy dog the end'.split(' ');
const counts: Record<string, number> = {};
for (const w of words) counts[w] = (counts[w] ?? 0) + 1;
const sorted = Object.entries(counts).sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
console.log(sorted.map(([w, c]) => `${w}:${c}`).join(' '));
const byLength = new Map<number, string[]>();
words.forEach((w) => {
  const list = byLength.get(w.length) ?? [];
  list.push(w);
  byLength.set(w.length, list);
});
for (const [len, list] of byLength) console.log(len, list.join('|'));
console.log(
  [...byLength.keys()].sort((a, b) => b - a).join(),
  byLength.size,
  byLength.has(4),
  byLength.delete(4),
  byLength.has(4),
  byLength.get(77)?.length,
);
