/** The recorded sizes of a system: appended beside its file, never lost to a mistake, read by the page. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyFile, readHistory, recordSizes } from '../../cli/report/history';
import { exampleReport } from './example-report';
import { removeFolders, ROOT, temporaryFolder } from './support';

afterAll(removeFolders);

const COMPILER = 'gcc 12.2';

function systemFile(): string {
  return path.join(temporaryFolder(), 'mine.ts');
}

test('nothing is recorded at first; a record has the sizes of the report', () => {
  const system = systemFile();
  expect(readHistory(system)).toEqual([]);
  expect(recordSizes(system, exampleReport(), COMPILER)).toBe(true);
  expect(historyFile(system)).toMatch(/mine\.sizes\.json$/);
  const [record, ...others] = readHistory(system);
  expect(others).toEqual([]);
  expect(record).toMatchObject({
    ...{ compiler: COMPILER, processes: 3, flash: 0x1f00, ram: 0x17f0 },
    ...{ kernelFlash: 0xa00, kernelRam: 0x300, perProcess: 192 },
  });
  expect(record).not.toHaveProperty('commit');
  expect(Math.abs(Date.parse(record!.date) - Date.now())).toBeLessThan(60_000);
});

test('the same sizes are not recorded twice; with another compiler or other sizes they are', () => {
  const system = systemFile();
  const report = exampleReport();
  recordSizes(system, report, COMPILER);
  expect(recordSizes(system, report, COMPILER)).toBe(false);
  expect(recordSizes(system, report, 'gcc 14.2')).toBe(true);
  const smaller = { ...report, ram: { ...report.ram, occupied: 0xf00 } };
  expect(recordSizes(system, smaller, 'gcc 14.2')).toBe(true);
  expect(readHistory(system)).toHaveLength(3);
  expect(readFileSync(historyFile(system), 'utf8').split('\n')).toHaveLength(6);
});

test.each([
  ['no JSON', '[{'],
  ['no list', '{}'],
  ['another list', '[{"date": "yesterday"}]'],
  ['a figure missing', '[{"date": "2026-11-01", "flash": 1}]'],
])('a file that holds something else is named and left alone: %s', (_, text) => {
  const system = systemFile();
  writeFileSync(historyFile(system), text);
  expect(() => recordSizes(system, exampleReport(), COMPILER)).toThrow(
    /mine\.sizes\.json does not hold recorded sizes: mend it, or delete it/,
  );
  expect(readFileSync(historyFile(system), 'utf8')).toBe(text);
});

test('the default system has a history, in the order of time', () => {
  const system = path.join(ROOT, 'system', 'default.ts');
  expect(existsSync(historyFile(system))).toBe(true);
  const dates = readHistory(system).map(({ date }) => Date.parse(date));
  expect(dates.length).toBeGreaterThan(3);
  expect([...dates].sort((a, b) => a - b)).toEqual(dates);
});
