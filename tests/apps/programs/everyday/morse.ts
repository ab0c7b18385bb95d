/** Morse code and Caesar's cipher, there and back. Messages: "morse SOS 42", "text ... --- ...", "caesar 3 Hello, World!", "caesar -3 Khoor, Zruog!", "rot13 Uryyb", "morse ~", "vigenere LEMON ATTACKATDAWN". */
const MORSE: Record<string, string> = {
  A: '.-',
  B: '-...',
  C: '-.-.',
  D: '-..',
  E: '.',
  F: '..-.',
  G: '--.',
  H: '....',
  I: '..',
  J: '.---',
  K: '-.-',
  L: '.-..',
  M: '--',
  N: '-.',
  O: '---',
  P: '.--.',
  Q: '--.-',
  R: '.-.',
  S: '...',
  T: '-',
  U: '..-',
  V: '...-',
  W: '.--',
  X: '-..-',
  Y: '-.--',
  Z: '--..',
  '0': '-----',
  '2': '..---',
  '4': '....-',
};

const LETTERS = new Map(Object.entries(MORSE).map(([letter, code]): [string, string] => [code, letter]));

function encode(text: string): string {
  return text
    .toUpperCase()
    .split(' ')
    .map((word) => [...word].map((letter) => MORSE[letter] ?? '?').join(' '))
    .join(' / ');
}

function decode(code: string): string {
  return code
    .split(' / ')
    .map((word) =>
      word
        .split(' ')
        .map((letter) => LETTERS.get(letter) ?? '?')
        .join(''),
    )
    .join(' ');
}

function shift(char: string, by: number): string {
  const code = char.charCodeAt(0);
  const base = code >= 97 && code <= 122 ? 97 : code >= 65 && code <= 90 ? 65 : null;
  if (base === null) return char;
  return String.fromCharCode(((code - base + by + 26) % 26) + base);
}

const caesar = (text: string, by: number) =>
  text
    .split('')
    .map((char) => shift(char, by))
    .join('');

const vigenere = (key: string, text: string) =>
  Array.from(text, (char, i) => shift(char, key.charCodeAt(i % key.length) - 65)).join('');

export function onMessage(message: string): string {
  const [command, ...words] = message.split(' ');
  const text = words.join(' ');
  switch (command) {
    case 'morse':
      return encode(text);
    case 'text':
      return decode(text);
    case 'caesar':
      return caesar(words.slice(1).join(' '), Number(words[0]));
    case 'rot13':
      return caesar(text, 13);
    default:
      return vigenere(words[0], words[1]);
  }
}
