/** `record[key] || value`, `record[key] ||= value` and `record[key] ??= value` where the key is missing. */
const counts: Record<string, number> = {};
for (const word of 'to be or not to be'.split(' ')) counts[word] = (counts[word] || 0) + 1;
console.log(JSON.stringify(counts));

const groups: Record<string, string[]> = {};
for (const word of ['ant', 'bee', 'ape']) (groups[word[0]] ||= []).push(word);
console.log(JSON.stringify(groups));

const limits: Record<string, number> = { low: 0, high: 9 };
limits['low'] ||= 1;
limits['high'] ||= 8;
limits['none'] ||= 7;
limits['none'] ??= 6;
console.log(JSON.stringify(limits), limits['other'] || 'no limit');
const names: Record<string, string> = {};
console.log((names['x'] || 'nobody').length, names['y'] || 'none');
console.log(
  limits['p'] || limits['q'] || 5,
  limits['p'] ?? limits['q'] ?? limits['high'],
  names['x'] || names['y'] || 'none',
);
