/** Numbers as keys of a dictionary are texts. */
const names: Record<string, string> = { 3: 'three', 1: 'one' };
names[2] = 'two';
names[-5] = 'minus five';
console.log(names[1], names['2'], names[3], names[-5]);
for (const key in names) console.log(key, key.length);
console.log(Object.keys(names).join(), Object.values(names).join());
