/** Stack traces and coverage of dialect modules point at the TypeScript. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { outer } from './fixtures/lines.dialect';

const ROOT = path.resolve(__dirname, '../..');
const FIXTURE = path.join(__dirname, 'fixtures/lines.dialect.ts');

function stackOf(action: () => void): string[] {
  try {
    action();
  } catch (error) {
    return ((error as Error).stack ?? '').split('\n');
  }
  throw new Error('nothing was thrown');
}

test('a panic points at the expression, its callers at their calls', () => {
  const stack = stackOf(() => outer(3));
  expect(stack[0]).toMatch(/^Panic: \w+/);
  expect(stack[1]).toContain(`choose (${FIXTURE}:5:10)`);
  expect(stack[2]).toContain(`outer (${FIXTURE}:15:14)`);
  expect(stack.some((line) => line.includes(__filename))).toBe(true);
});

test('covered by the run below', () => {
  expect(outer(1)).toBe(0);
});

test('coverage counts TypeScript lines', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'coverage-'));
  try {
    const uncovered = linesNotCovered(folder);
    expect(uncovered).toEqual(expect.arrayContaining([11, 12, 21]));
    // Whether the lines of the braces count is the coverage tool's affair.
    expect(uncovered.filter((line) => ![10, 13, 20, 22].includes(line))).toEqual([11, 12, 21]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Runs the test above with coverage, in a Jest of its own. */
function linesNotCovered(folder: string): number[] {
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  const coverage = ['--coverage', '--coverageReporters=json', `--coverageDirectory=${folder}`];
  const selection = [
    '--collectCoverageFrom=tests/transpile/fixtures/lines.dialect.ts',
    '-t',
    'covered by the run below',
  ];
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      jest,
      '-c',
      'tests/jest.config.js',
      ...coverage,
      ...selection,
      '--runInBand',
      '--runTestsByPath',
      __filename,
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const report = JSON.parse(readFileSync(path.join(folder, 'coverage-final.json'), 'utf8')) as Coverage;
  const { statementMap, s: counts } = report[FIXTURE]!;
  const lines = Object.entries(statementMap).map(([key, { start }]) => ({
    line: start.line,
    count: counts[key],
  }));
  return lines.filter(({ count }) => count === 0).map(({ line }) => line);
}

type Coverage = Record<
  string,
  { statementMap: Record<string, { start: { line: number } }>; s: Record<string, number> }
>;
