/** What may be absent, in objects in arrays in dictionaries. */
interface Entry {
  level?: number;
  names: (string | undefined)[];
  parent?: Entry | null;
}
const entries: Record<string, Entry[]> = {};
entries['a'] = [{ names: ['x', undefined] }, { level: 0, names: [], parent: null }];
entries['a'][0].parent = entries['a'][1];
for (const entry of entries['a']) {
  console.log(
    entry.level,
    entry.names.length,
    entry.parent === null,
    entry.parent?.level,
    entry.parent?.parent === null,
  );
}
console.log(
  entries['a'][0].names[1],
  entries['b']?.[0].level,
  entries['a'][1].level ?? 7,
  entries['a'][0].level ?? 7,
);
entries['a'][1].level = (entries['a'][1].level ?? 10) + 5;
console.log(entries['a'][1].level);
