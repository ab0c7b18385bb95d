/** Which checks the range analysis drops, and, more important, which it must keep. */
import { checksIn } from './passes-source';

const ARRAYS = `const bytes = array(u8, 8);\nconst words = array(u32, 8);\nlet total: u32 = 0;\nlet other: u32 = 3;\n`;
const checks = (body: string, parameters = 'n: u32'): string[] =>
  checksIn(
    `${ARRAYS}export function f(${parameters}): void {\n${body}\n}\nexport function touch(): void { other = 99; }`,
  );

describe('dropped', () => {
  test.each([
    ['a counted loop', 'for (let i: u32 = 0; i < 8; i++) words[i] = i;'],
    ['a loop that counts down', 'for (let i: u32 = 8; i > 0; i--) words[i - 1] = i;'],
    ['a loop with the test and the step in one', 'let i: u32 = 8; while (i-- > 0) words[i] = i;'],
    ['a signed counter', 'for (let i: i32 = 0; i < 8; i++) words[u32(i)] = 1;'],
    ['a small counter', 'for (let i: u8 = 0; i < 8; i++) words[i] = 1;'],
    ['a loop over the array', 'for (const each of words) total += each;'],
    ['a mask', 'words[n & 7] = 1;'],
    ['a remainder', 'words[n % 8] = 1;'],
    ['a shift', 'words[n >>> 29] = 1;'],
    ['a test before', 'if (n < 8) words[n] = 1;'],
    ['a test that leaves', 'if (n >= 8) return; words[n] = 1;'],
    ['a test with and', 'if (n > 2 && n - 2 < 8) words[n - 2] = 1;'],
    ['a test with or', 'if (n === 1 || n === 5) words[n] = 1;'],
    ['a conversion', 'words[u8(n) >>> 5] = 1;'],
    ['the highest bit of what is not zero', 'if (n !== 0) words[clz32(n) >>> 2] = 1;'],
    ['the lowest bit of what is not zero', 'if (n > 0) words[ctz32(n) / 4] = 1;'],
    ['the number of bits of a byte', 'words[popcount32(n & 0x7f)] = 1;'],
    ['a minimum', 'words[minU32(n, 7)] = 1;'],
    ['a choice', 'words[n < 8 ? n : 0] = 1;'],
    ['the same index again', 'words[7] = 1; if (n < 8) { words[n] = 1; words[n] = 2; }'],
    ['a switch', 'switch (n) { case 1: case 2: words[n + 5] = 1; break; default: break; }'],
    [
      'a bound in a local',
      'const end: u32 = n < 8 ? n : 8; for (let i: u32 = 0; i < end; i++) words[i] = 1;',
    ],
    [
      'nested loops',
      'for (let i: u32 = 0; i < 8; i++) for (let j: u32 = i; j < 8; j++) words[j] = words[i];',
    ],
    [
      'a loop that jumps',
      'for (let i: u32 = 0; i < 8; i++) { if (i === n) continue; words[i] = 1; if (total > 5) break; }',
    ],
    [
      'a binary search',
      `let low: u32 = 0; let high: u32 = 8;
      while (low < high) { const middle = (low + high) >>> 1; if (words[middle] < n) low = middle + 1; else high = middle; }`,
    ],
  ])('%s', (_, body) => {
    expect(checks(body)).toEqual([]);
  });

  test('an index into a span, below its length', () => {
    const body =
      'for (let i: u32 = 0; i < items.length; i++) items[i] = 1; for (const each of items) total += each;';
    expect(checks(body, 'items: Span<u8>')).toEqual([]);
  });

  test('a division by what was tested or cannot be zero', () => {
    expect(
      checks('if (n !== 0) total = 5 / n; total = 9 % (n | 1); for (let i: u32 = 1; i < 5; i++) total /= i;'),
    ).toEqual([]);
  });

  test('an index from the only caller', () => {
    const source = `${ARRAYS}function g(at: u32): void { words[at] = 1; }
      export function f(): void { for (let i: u32 = 0; i < 8; i++) g(i); }`;
    expect(checksIn(source, 'g')).toEqual([]);
  });
});

describe('kept', () => {
  test.each([
    ['nothing known', 'words[n] = 1;'],
    ['the highest bit of what may be zero', 'words[clz32(n) >>> 2] = 1;'],
    ['one too many', 'for (let i: u32 = 0; i <= 8; i++) words[i] = i;'],
    ['wrap-around below zero', 'for (let i: u32 = 7; i < 9; i--) { words[i] = 1; }'],
    ['a subtraction that may wrap', 'if (n < 8) words[n - 1] = 1;'],
    ['a sum that may wrap', 'if (n + 1 < 8) words[n] = 1;'],
    ['the wrong branch', 'if (n < 8) total = 1; else words[n] = 1;'],
    ['an index changed since the test', 'if (n < 8) { n += 1; words[n] = 1; }'],
    [
      'an index changed in a loop',
      'for (let i: u32 = 0; i < 8; i++) { words[i] = 1; i += 3; words[i] = 2; }',
    ],
    ['a test that another path avoids', 'if (total > 0) { if (n >= 8) return; } words[n] = 1;'],
    ['a loop left by break', 'let i: u32 = 0; for (; i < 8; i++) { if (i === total) break; } words[i] = 1;'],
    ['a labelled jump past the test', 'out: { if (n > total) break out; if (n >= 8) return; } words[n] = 1;'],
    ['continue past the test', 'do { if (n > total) continue; n = 3; } while (n-- > 100); words[n] = 1;'],
    ['a signed index below zero', 'let i: i32 = -1; words[u32(i)] = 1;'],
    ['a global tested before a call', 'if (other < 8) { touch(); words[other] = 1; }'],
  ])('%s', (_, body) => {
    expect(checks(body)).toEqual(['index']);
  });

  test('a span index below another length', () => {
    const body = 'for (let i: u32 = 0; i < a.length; i++) b[i] = 1;';
    expect(checks(body, 'a: Span<u8>, b: Span<u8>')).toEqual(['index']);
  });

  test('an index into a span that was replaced', () => {
    const body = 'let s = a; for (let i: u32 = 0; i < s.length; i++) { s = b; s[i] = 1; }';
    expect(checks(body, 'a: Span<u8>, b: Span<u8>')).toEqual(['index']);
  });

  test('an index from a caller, where others may call too', () => {
    const source = `${ARRAYS}export function g(at: u32): void { words[at] = 1; }
      export function f(): void { for (let i: u32 = 0; i < 8; i++) g(i); }`;
    expect(checksIn(source, 'g')).toEqual(['index']);
  });

  test('an index from callers that differ', () => {
    const source = `${ARRAYS}function g(at: u32): void { words[at] = 1; }
      export function f(n: u32): void { g(1); g(n); }`;
    expect(checksIn(source, 'g')).toEqual(['index']);
  });

  test('a divisor that may be zero', () => {
    expect(checks('total = 5 / n; total %= n - 1;')).toEqual(['division', 'division']);
  });
});

describe('null', () => {
  const list = (body: string): string[] =>
    checksIn(`class Item { next: Item | null; value: u32; }
const one = new Item();
let head: Item | null = null;
export function touch(): void { head = null; one.next = null; }
export function f(item: Item): void {\n${body}\n}`);

  test('a global tested just before', () => {
    expect(list('if (head !== null) head.value = 1;')).toEqual([]);
  });
  test('a field tested just before, another field of the same struct changed', () => {
    expect(list('if (item.next !== null) { item.value = 2; item.next.value = 1; }')).toEqual([]);
  });
  test('a reference asserted once', () => {
    expect(list('const next = item.next; next!.value = 1; next!.value = 2;')).toEqual(['null']);
  });
  test('a global after a call', () => {
    expect(list('if (head !== null) { touch(); head.value = 1; }')).toEqual(['null']);
  });
  test('a field after a store through another reference', () => {
    expect(list('if (item.next !== null) { one.next = null; item.next.value = 1; }')).toEqual(['null']);
  });
  test('a field after its reference moved', () => {
    const body = 'let at = item; if (at.next !== null) { at = one; at.next!.value = 1; }';
    expect(list(body)).toEqual(['null']);
  });
});
