/** Every behaviour of docs/0016-behaviours.md is held by tests that exist, or says why it can't be. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/0016-behaviours.md'), 'utf8');

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The behaviours that this kernel has set out to hold. */
const NUMBERS = [
  ...[...range(1, 46), ...range(48, 71), ...range(73, 88)],
  ...[90, 91, ...range(95, 99), 101, ...range(102, 106)],
];

interface Row {
  number: number;
  heldBy: string;
}

const rows: Row[] = [...PAGE.matchAll(/^\| (\d+) +\| (.*?) \| (.*?) +\|$/gm)].map(([, number, , heldBy]) => ({
  number: Number(number),
  heldBy: heldBy ?? '',
}));

/** The file's text with that of the modules beside it that it imports: tables of cases are often in one. */
function textOf(file: string): string {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const imported = [...text.matchAll(/from '(\.\/[^']+)'/g)].map(([, name]) =>
    path.join(ROOT, path.dirname(file), `${name}.ts`),
  );
  return [text, ...imported.filter(existsSync).map((name) => readFileSync(name, 'utf8'))].join('\n');
}

test('the page has every behaviour once, in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(NUMBERS);
});

test.each(rows)('$number is held by tests that exist, or says why not', ({ heldBy }) => {
  const files = [...heldBy.matchAll(/`(tests\/[^`]+)`: ((?:`[^`]+`(?:, )?)+)/g)];
  if (files.length === 0) expect(heldBy).toMatch(/^not this hardware/);
  for (const [, file = '', names = ''] of files) {
    expect(existsSync(path.join(ROOT, file)) ? file : `${file} is missing`).toBe(file);
    const text = textOf(file);
    for (const [, name = ''] of names.matchAll(/`([^`]+)`/g))
      expect(text.includes(name) ? name : `${file} has no test '${name}'`).toBe(name);
  }
});
