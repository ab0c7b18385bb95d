/** Counting words; dictionaries of arrays and of dictionaries. */
const words = 'to be or not to be that is the question to be'.split(' ');
const counts: Record<string, number> = {};
for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
for (const word of Object.keys(counts).sort()) console.log(word, counts[word]);
const byLength: Record<string, string[]> = {};
for (const word of words) {
  const key = String(word.length);
  if (!(key in byLength)) byLength[key] = [];
  if (!byLength[key].includes(word)) byLength[key].push(word);
}
for (const key of Object.keys(byLength)) console.log(key, byLength[key].join());
const nested: { [room: string]: Record<string, boolean> } = {};
nested['hall'] = { lamp: true };
nested['hall']['fan'] = false;
(nested['roof'] ??= {})['lamp'] = false;
console.log(
  nested['hall']['lamp'],
  nested['hall']['fan'],
  Object.keys(nested).join(),
  nested['none']?.['lamp'],
);
