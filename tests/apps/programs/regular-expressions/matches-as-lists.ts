/** Matches as lists of texts: loops, methods, a default for none, and all matches of a pattern with the flag g. */
function date(text: string): string {
  const match = /^(\d+)-(\d+)-(\d+)$/.exec(text);
  if (!match) return 'no date';
  const [year, month, day] = match.slice(1).map(Number);
  return `${day}.${month}.${year}`;
}
console.log(date('2024-03-17'), date('soon'));
const words = 'the cat and the dog'.match(/[a-z]+/g) ?? [];
const counts: Record<string, number> = {};
for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
console.log(words.length, JSON.stringify(counts), words.map((word) => word.length).join());
console.log(('...'.match(/\d/g) ?? []).length, ('1 2 3'.match(/\d/g) || []).join('+'));
for (const line of ['type hello', 'undo', '!']) {
  const [, verb, argument = 'nothing'] = /^(\w+) ?(.*)$/.exec(line) ?? [];
  if (verb === undefined) console.log('no verb');
  else console.log(verb, argument.length);
}
const parts = /(\w)(\w)/.exec('ab');
if (parts) {
  for (const part of parts) console.log(part);
  const [whole, ...groups] = parts;
  console.log(
    whole,
    groups.join('/'),
    [...parts].length,
    parts.includes('b'),
    parts.indexOf('ab'),
    parts.index,
  );
}
const optional = /(a)|(b)/.exec('b');
console.log(optional?.[1] ?? 'none', optional?.[2] ?? 'none');
