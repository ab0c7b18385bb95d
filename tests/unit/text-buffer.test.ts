/** Lines of text built from numbers, names and columns. */
import { TEXT_CAPACITY, TextBuffer } from '../../src/runtime/text-buffer';
import { divideWide } from '../../src/runtime/wide-division';

function built(build: (line: TextBuffer) => void): string {
  const line = new TextBuffer();
  build(line);
  return Buffer.from([...line.contents()]).toString('latin1');
}

test.each([
  [0, '0'],
  [7, '7'],
  [10, '10'],
  [4294967295, '4294967295'],
])('decimal %d', (value, text) => {
  expect(built((line) => line.decimal(value))).toBe(text);
});

test('decimal numbers align right and never lose digits', () => {
  expect(built((line) => line.decimalRight(42, 6))).toBe('    42');
  expect(built((line) => line.decimalRight(1234567, 3))).toBe('1234567');
});

test('64-bit numbers', () => {
  expect(built((line) => line.decimalWide(18446744073709551615n, 0))).toBe('18446744073709551615');
  expect(built((line) => line.decimalWide(4294967296n, 12))).toBe('  4294967296');
});

test('digits with leading zeros', () => {
  expect(built((line) => line.decimalZeros(7, 3))).toBe('007');
  expect(built((line) => line.decimalZeros(59, 2))).toBe('59');
});

test('hexadecimal has a fixed width', () => {
  expect(built((line) => line.hexadecimal(0x20000010, 8))).toBe('0x20000010');
  expect(built((line) => line.hexadecimal(0xab, 4))).toBe('0x00ab');
});

test('columns start where they are told, with a space between', () => {
  const text = built((line) => {
    line.text('ab');
    line.column(5);
    line.text('cdefgh');
    line.column(6);
    line.text('i');
  });
  expect(text).toBe('ab   cdefgh i');
});

test('names end at their first zero', () => {
  expect(built((line) => line.name([112, 111, 110, 103, 0, 0, 120]))).toBe('pong');
});

test('a line that is too long is cut, and still ends', () => {
  const text = built((line) => {
    for (let index = 0; index < 100; index++) line.text('abc');
    line.newline();
  });
  expect(text).toHaveLength(TEXT_CAPACITY);
  expect(text.endsWith('a\n') || text.endsWith('b\n') || text.endsWith('c\n')).toBe(true);
});

test('wide division equals that of big integers', () => {
  const values = [
    0n,
    9n,
    10n,
    65535n,
    4294967295n,
    4294967296n,
    12345678901234567890n,
    18446744073709551615n,
  ];
  for (const value of values) {
    for (const divisor of [1, 3, 10, 1000, 65535]) {
      expect(divideWide(value, divisor)).toBe(value / BigInt(divisor));
    }
  }
});

test('what was written since a place is moved to the right, as far as the line goes', () => {
  const moved = (width: number): string =>
    built((line) => {
      line.text('a ');
      const start = line.length;
      line.text('12>4');
      line.right(start, width);
    });
  expect(moved(6)).toBe('a   12>4');
  expect(moved(3)).toBe('a 12>4');
  expect(moved(TEXT_CAPACITY + 50)).toHaveLength(TEXT_CAPACITY);
});
