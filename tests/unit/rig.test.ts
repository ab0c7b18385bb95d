/** The test rig itself: ordinary TypeScript runs, failures point at TypeScript lines, the runner counts. */
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

const RUNNER = path.resolve(__dirname, '../run.js');

function whereAmI(): string {
  return new Error('here').stack ?? '';
}

test('types are stripped and stack traces point at the TypeScript line', () => {
  expect(whereAmI()).toContain(`${path.basename(__filename)}:8:10`);
});

test('a suite that does not exist is an error', () => {
  const { status, stderr } = spawnSync(process.execPath, [RUNNER, 'unti'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringContaining("no suite 'unti'. Suites: style, unit")]);
});

test('the runner ends with the totals, and fails when nothing ran', () => {
  const select = ['words', '-t', 'no test has this name'];
  const { status, stdout } = spawnSync(process.execPath, [RUNNER, 'unit', ...select], { encoding: 'utf8' });
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^0 passed, 0 failed, \d+ skipped$/);
  expect(status).toBe(1);
});
