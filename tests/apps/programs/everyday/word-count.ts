/** Counting words with regular expressions. Messages: "The cat and the dog. The end!", "Don't stop; don't.", "", "a1 b2-c3". */
interface Count {
  word: string;
  count: number;
}

function countWords(text: string): Count[] {
  const counts: Record<string, number> = {};
  const words = text.toLowerCase().match(/[a-z]+('[a-z]+)?/g) ?? [];
  for (const word of words) {
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return Object.entries(counts)
    .map(([word, count]) => ({ word, count }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
}

function capitalize(text: string): string {
  return text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

function camelToSnake(name: string): string {
  return name.replace(/[A-Z]/g, (c) => '_' + c.toLowerCase());
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

export function onStart(): void {
  console.log(camelToSnake('someVariableName'), slug('Hello, World! (again)'), capitalize('one two three'));
  console.log('2024-03-17'.replace(/(\d+)-(\d+)-(\d+)/, '$3.$2.$1'));
  const match = /^(\w+)=(.*)$/.exec('key=some value');
  if (match) {
    const [, key, value] = match;
    console.log(key, '|', value);
  }
  console.log('a, b;c  d'.split(/[,;\s]+/).join('|'));
}

export function onMessage(text: string): string {
  const counts = countWords(text);
  if (!counts.length) return 'no words';
  return counts.map(({ word, count }) => `${word}:${count}`).join(' ');
}
