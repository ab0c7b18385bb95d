/** The edit distance of two words, and suggestions for misspelt commands. Messages: "kitten sitting", "flaw lawn", "same same", "help", "hepl", "statsu", "zzzzzzz". */
function distance(a: string, b: string): number {
  const previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = previous[0];
    previous[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = previous[j];
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      previous[j] = Math.min(above + 1, previous[j - 1] + 1, diagonal + cost);
      diagonal = above;
    }
  }
  return previous[b.length];
}

const COMMANDS = ['help', 'status', 'reboot', 'list', 'load'] as const;
type Command = (typeof COMMANDS)[number];

function isCommand(word: string): word is Command {
  return (COMMANDS as readonly string[]).includes(word);
}

function suggest(word: string): string | undefined {
  const scored = COMMANDS.map((command) => ({ command, score: distance(word, command) }))
    .filter(({ score }) => score <= 2)
    .sort((a, b) => a.score - b.score);
  return scored[0]?.command;
}

export function onMessage(text: string): string {
  const words = text.split(' ');
  if (words.length === 2) {
    const [a, b] = words;
    return `distance of ${a} and ${b}: ${distance(a, b)}`;
  }
  const [word] = words;
  if (isCommand(word)) return `running ${word}`;
  const suggestion = suggest(word);
  return suggestion ? `${word}? Did you mean ${suggestion}?` : `${word}?`;
}
