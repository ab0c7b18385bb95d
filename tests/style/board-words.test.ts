/**
 * What belongs to a board is in `src/bsp` and nowhere else: no source but system files, which choose a board, has a word that only one
 * board knows. The words are those of the boards' own descriptions: their names, chips, machines, peripherals and interrupts.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadBoard } from '../../cli/lazy';
import { boardNames } from '../../system/load';

const ROOT = path.resolve(__dirname, '../..');

/** Names in a board's description that are no board's own: everybody calls such a thing that. */
const COMMON = [
  'flash',
  'fpu',
  'crc',
  'rng',
  'rtc',
  'adc',
  'dac',
  'pwm',
  'ethernet',
  'comparators',
  'hibernation',
  'flashControl',
  'systemControl',
  'backupRam',
];

/** What may say them: the boards, files that choose one, what tells or proves something. */
const MAY =
  /^(src\/bsp\/|(system\/(default|small)|template(-app)?\/system)\.ts$|tests\/|docs\/|README\.md$|package-lock\.json$)/;

function wordsOf(name: string): string[] {
  const { title, chip, qemu, peripherals, interrupts } = loadBoard(name);
  const family = /^[A-Z]+\d+/.exec(chip)?.[0] ?? chip;
  const parts = [...Object.keys(peripherals), ...Object.keys(interrupts)];
  return [name, title, chip, family, ...(qemu ? [qemu.machine] : []), ...parts].filter(
    (word) => !COMMON.includes(word),
  );
}

/** Whole words, in capitals too; what ends with a digit may have more behind it, like `USART2_ENABLE` and `usart2Line`. */
function patternFor(words: readonly string[]): RegExp {
  const alternatives = [...new Set(words)].map((word) =>
    /\d$/.test(word) ? word : `${word}(?![A-Za-z0-9])`,
  );
  return new RegExp(`(?<![A-Za-z0-9])(${alternatives.join('|')})`, 'gi');
}

const pattern = patternFor(boardNames().flatMap(wordsOf));

function boardWordsIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(pattern)].map(([word]) => `${index + 1}: ${word}`));
}

test('only src/bsp and system files have words of a board', () => {
  const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const files = tracked
    .split('\n')
    .filter((file) => /\.(ts|js|mjs|json|S|inc|h)$/.test(file) && !MAY.test(file));
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap((file) =>
    boardWordsIn(readFileSync(path.join(ROOT, file), 'utf8')).map((word) => `${file}:${word}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["peripheral('usart2')", 'usart2'],
  ['const USART2_ENABLE = 1;', 'USART2'],
  ['// the STM32 has four bits', 'STM32'],
  ["board: 'lm3s6965evb'", 'lm3s6965evb'],
  ['store32(gpioa, 1);', 'gpioa'],
  ["machine: 'netduinoplus2'", 'netduinoplus2'],
])('the check sees it: %s', (line, word) => {
  expect(boardWordsIn(line)).toContain(`1: ${word}`);
});

test('the check lets words pass that belong to no board', () => {
  expect(boardWordsIn('flash and RAM, the FPU, a timer, the console, Ethernet')).toEqual([]);
});
