/** How a command line is split and its words understood. */
import { equalsName, LINE_CAPACITY, MOST_WORDS, NOT_A_NUMBER, Words } from '../../src/runtime/words';
import { bytesOf, fill } from '../../testing/fake-kernel';

function split(text: string): Words {
  const words = new Words();
  fill(words.line, text);
  words.split(text.length);
  return words;
}

function texts(words: Words): string[] {
  return Array.from({ length: words.count }, (_, index) =>
    Buffer.from([...words.word(index)]).toString('latin1'),
  );
}

test.each([
  ['', []],
  ['   ', []],
  ['help', ['help']],
  ['  ping   12 ', ['ping', '12']],
  ['a\tb', ['a', 'b']],
])('%j', (text, expected) => {
  expect(texts(split(text))).toEqual(expected);
});

test('a full line and too many words', () => {
  expect(texts(split('x'.repeat(LINE_CAPACITY)))).toEqual(['x'.repeat(LINE_CAPACITY)]);
  expect(split('a b c d e f g h i j').count).toBe(MOST_WORDS);
});

test.each([
  ['0', 0],
  ['123', 123],
  ['4294967294', 4294967294],
  ['4294967295', NOT_A_NUMBER],
  ['99999999999999999999', NOT_A_NUMBER],
  ['12x', NOT_A_NUMBER],
  ['-1', NOT_A_NUMBER],
  ['0x10', NOT_A_NUMBER],
])('number %s', (text, value) => {
  expect(split(text).number(0)).toBe(value);
});

test('words equal texts exactly', () => {
  const words = split('ping pin');
  expect(words.is(0, 'ping')).toBe(true);
  expect(words.is(0, 'pin')).toBe(false);
  expect(words.is(1, 'ping')).toBe(false);
  expect(words.is(2, 'ping')).toBe(false);
});

test('zero-padded names equal words exactly', () => {
  const name = [...bytesOf('pong'), 0, 0];
  expect(equalsName(name, bytesOf('pong'))).toBe(true);
  expect(equalsName(name, bytesOf('pon'))).toBe(false);
  expect(equalsName(name, bytesOf('pongs'))).toBe(false);
  expect(equalsName(bytesOf('pong'), bytesOf('pongo'))).toBe(false);
});
